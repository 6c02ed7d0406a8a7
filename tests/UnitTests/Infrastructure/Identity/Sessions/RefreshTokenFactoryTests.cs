using MultiWeb.Domain.Identity.Sessions;
using MultiWeb.Infrastructure.Identity.Sessions;
using MultiWeb.UnitTests.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Identity.Sessions;

public sealed class RefreshTokenFactoryTests
{
    private static readonly RefreshTokenFactory Tokens = new(TestSettings.Keys);

    [Fact]
    public void No_two_tokens_are_alike_and_none_can_be_guessed()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => Tokens.Create()).ToList();
        tokens.Should().OnlyHaveUniqueItems();
        tokens.Should().AllSatisfy(t => t.Should().MatchRegex("^[A-Za-z0-9_-]{43}$", "that is 256 bits in base64url"));
    }

    [Fact]
    public void A_token_has_one_successor_whoever_asks_and_however_often()
    {
        var token = Tokens.Create();
        Tokens.SuccessorOf(token).Should().Be(Tokens.SuccessorOf(token)).And.Be(new RefreshTokenFactory(TestSettings.Keys).SuccessorOf(token));
        Tokens.SuccessorOf(token).Should().NotBe(Tokens.SuccessorOf(Tokens.Create())).And.HaveLength(token.Length);
    }

    [Fact]
    public void Without_the_service_s_key_nobody_knows_the_successor()
    {
        var token = Tokens.Create();
        new RefreshTokenFactory(TestSettings.KeysOf("another secret that is long enough")).SuccessorOf(token).Should().NotBe(Tokens.SuccessorOf(token));
    }

    [Fact]
    public void A_chain_does_not_come_back_to_where_it_was()
    {
        var chain = new List<string> { Tokens.Create() };
        for (var i = 0; i < 1000; i++)
            chain.Add(Tokens.SuccessorOf(chain[^1]));
        chain.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_digest_is_as_long_as_its_column_and_always_the_same()
    {
        Tokens.Digest("token").Should().HaveCount(RefreshToken.HashLength).And.Equal(Tokens.Digest("token"));
        Tokens.Digest("token").Should().NotEqual(Tokens.Digest("tokeN"));
    }
}
