using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.Users;

public sealed class UserTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly UserProfile Profile = new("김민지", "010-1234-5678", "안녕하세요", "서울", "https://img.example/me.jpg");

    [Fact]
    public void A_new_account_is_an_active_unverified_user()
    {
        var user = Register();
        (user.IsActive, user.IsVerified, user.Role, user.Rating, user.TotalReviews, user.LastLogin, user.Version)
            .Should().Be((true, false, UserRole.User, 0m, 0, null, 1));
        (user.Id, user.PasswordHash, user.CreatedAt).Should().Be((9, "hash", Now));
        ProfileOf(user).Should().Be(Profile);
        user.Events.Should().Equal(new UserRegistered(9, "Minji", Now));
    }

    [Theory]
    [InlineData("Minji@Example.COM")]
    [InlineData("  minji@example.com ")]
    [InlineData("MINJI@EXAMPLE.COM\n")]
    public void An_address_is_kept_trimmed_and_in_lower_case(string email) => Register(email: email).Email.Should().Be("minji@example.com");

    [Theory]
    [InlineData("Minji", "minji")]
    [InlineData("민지_99", "민지_99")]
    [InlineData("ÉTÉ", "été")]
    public void A_username_is_kept_as_written_and_unique_by_its_folded_form(string username, string key)
    {
        var user = Register(username: username);
        (user.Username, user.UsernameKey).Should().Be((username, key));
    }

    [Theory]
    [InlineData("ｍｉｎｊｉ", "minji")]
    [InlineData("\u1106\u1175\u11ab\u110c\u1175", "민지")]
    public void Two_spellings_that_look_alike_are_one_username(string username, string key) => Register(username: username).UsernameKey.Should().Be(key);

    [Fact]
    public void A_changed_profile_is_changed_as_a_whole()
    {
        var user = Register().AsLoaded();
        user.ChangeProfile(new UserProfile(null, null, "새 소개", null, null), Now);
        ProfileOf(user).Should().Be(new UserProfile(null, null, "새 소개", null, null));
        user.Version.Should().Be(2);
        user.Events.Should().Equal(new UserProfileChanged(9, Now));
    }

    [Fact]
    public void A_login_notes_the_time_and_does_not_move_the_version()
    {
        var user = Register().AsLoaded();
        user.LoggedIn(Now.AddDays(1));
        (user.LastLogin, user.Version, user.Events.Count).Should().Be((Now.AddDays(1), 1, 0));
    }

    [Fact]
    public void An_address_is_verified_once()
    {
        var user = Register().AsLoaded();
        user.Verify(Now);
        user.Verify(Now.AddDays(1));
        user.IsVerified.Should().BeTrue();
        user.Events.Should().Equal(new EmailVerified(9, Now));
    }

    [Fact]
    public void A_new_password_is_an_event_that_does_not_tell_it()
    {
        var user = Register().AsLoaded();
        user.ChangePassword("another hash", Language.En, Now);
        (user.PasswordHash, user.Version).Should().Be(("another hash", 2));
        user.Events.Should().Equal(new PasswordChanged(9, "en", Now));
    }

    [Theory]
    [InlineData("minji@example.com")]
    [InlineData(" MINJI@example.com ")]
    [InlineData("Minji")]
    [InlineData("ｍｉｎｊｉ")]
    public void A_password_that_is_the_name_is_recognised(string password) => User.IsOwnName(password, "Minji@example.com", "Minji").Should().BeTrue();

    [Fact]
    public void One_that_merely_holds_it_is_not() => User.IsOwnName("minji likes bicycles", "minji@example.com", "Minji").Should().BeFalse();

    private static User Register(string email = "minji@example.com", string username = "Minji") =>
        User.Register(9, email, username, "hash", Profile, Now);

    private static UserProfile ProfileOf(User user) => new(user.FullName, user.Phone, user.Bio, user.Location, user.AvatarUrl);
}
