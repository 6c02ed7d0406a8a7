using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.Sessions;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Opened = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Opened.AddHours(1);

    [Fact]
    public void A_login_opens_a_session_with_one_living_token()
    {
        var session = Session.Open(5, 9, Token(0), "phone", "203.0.113.7", Opened);
        (session.Id, session.UserId, session.Device, session.IpAddress, session.Version).Should().Be((5, 9, "phone", "203.0.113.7", 1));
        (session.CreatedAt, session.LastUsedAt, session.ExpiresAt).Should().Be((Opened, Opened, Opened.AddDays(7)));
        session.Tokens.Should().ContainSingle().Which.SpentAt.Should().BeNull();
        session.Events.Should().Equal(new SessionOpened(5, 9, Opened));
    }

    [Fact]
    public void Rotation_spends_the_token_and_its_successor_lives_on()
    {
        var session = Open();
        session.Rotate(Token(0), Token(1), Later).IsSuccess.Should().BeTrue();
        session.Tokens.Select(t => (t.Hash[0], t.SpentAt)).Should().Equal((0, Later), (1, null));
        (session.LastUsedAt, session.ExpiresAt, session.Version).Should().Be((Later, Later.AddDays(7), 2));
        session.Events.Should().Equal(new SessionRefreshed(5, 9, Later));
    }

    [Fact]
    public void Of_a_chain_exactly_one_token_lives()
    {
        var session = Open();
        for (var i = 0; i < 20; i++)
            session.Rotate(Token(i), Token(i + 1), Opened.AddHours(i)).IsSuccess.Should().BeTrue();
        session.Tokens.Should().HaveCount(21).And.ContainSingle(t => t.SpentAt == null).Which.Hash.Should().Equal(Token(20));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_repeat_in_time_succeeds_and_changes_nothing(int seconds)
    {
        var session = Rotated();
        session.Rotate(Token(0), Token(1), Later.AddSeconds(seconds)).IsSuccess.Should().BeTrue();
        session.Tokens.Should().HaveCount(2);
        session.Events.Should().BeEmpty();
        session.RevokedAt.Should().BeNull();
    }

    [Fact]
    public void Reuse_after_the_window_ends_the_family()
    {
        var session = Rotated();
        var now = Later.AddSeconds(10).AddTicks(1);
        session.Rotate(Token(0), Token(1), now).Error.Should().BeSameAs(CommonErrors.TokenRevoked);
        (session.RevokedAt, session.RevokedReason).Should().Be((now, "reuse"));
        session.Events.Should().Equal(new SessionRevoked(5, 9, "reuse", now));
        session.Rotate(Token(1), Token(2), now).Error.Should().BeSameAs(CommonErrors.TokenRevoked, "the living token dies with its family");
    }

    [Fact]
    public void Reuse_within_the_window_ends_the_family_when_the_successor_is_spent_too()
    {
        var session = Rotated();
        session.Rotate(Token(1), Token(2), Later.AddSeconds(1)).IsSuccess.Should().BeTrue();
        session.Rotate(Token(0), Token(1), Later.AddSeconds(2)).Error.Should().BeSameAs(CommonErrors.TokenRevoked);
        session.RevokedReason.Should().Be("reuse");
    }

    [Fact]
    public void A_repeat_never_makes_a_second_successor()
    {
        var session = Rotated();
        session.Rotate(Token(0), Token(9), Later.AddSeconds(1)).Error.Should().BeSameAs(CommonErrors.TokenRevoked);
        session.Tokens.Should().HaveCount(2);
    }

    [Fact]
    public void A_token_is_good_until_the_end_of_its_seventh_day()
    {
        Open().Rotate(Token(0), Token(1), Opened.AddDays(7).AddTicks(-1)).IsSuccess.Should().BeTrue();

        var session = Open();
        session.Rotate(Token(0), Token(1), Opened.AddDays(7)).Error.Should().BeSameAs(CommonErrors.TokenExpired);
        session.RevokedAt.Should().BeNull("a token that grew old is no sign of a thief");
        session.Tokens.Should().ContainSingle();
    }

    [Fact]
    public void An_unknown_token_opens_nothing_and_ends_nothing()
    {
        var session = Open();
        session.Rotate(Token(8), Token(9), Later).Error.Should().BeSameAs(CommonErrors.Unauthenticated);
        (session.RevokedAt, session.Events.Count).Should().Be((null, 0));
    }

    [Fact]
    public void A_revoked_session_refuses_every_token_and_is_revoked_once()
    {
        var session = Open();
        session.Revoke("logout", Later);
        session.Revoke("logout_all", Later.AddHours(1));
        (session.RevokedAt, session.RevokedReason, session.Version).Should().Be((Later, "logout", 2));
        session.Events.Should().Equal(new SessionRevoked(5, 9, "logout", Later));
        session.Rotate(Token(0), Token(1), Later).Error.Should().BeSameAs(CommonErrors.TokenRevoked);
        session.Rotate(Token(8), Token(9), Later).Error.Should().BeSameAs(CommonErrors.TokenRevoked);
    }

    private static Session Open() => Session.Open(5, 9, Token(0), null, null, Opened).AsLoaded();

    private static Session Rotated()
    {
        var session = Open();
        session.Rotate(Token(0), Token(1), Later).IsSuccess.Should().BeTrue();
        return session.AsLoaded();
    }

    private static byte[] Token(int n) => [.. Enumerable.Repeat((byte)n, RefreshToken.HashLength)];
}
