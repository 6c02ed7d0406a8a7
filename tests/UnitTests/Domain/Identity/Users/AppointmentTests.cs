using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.Users;

public sealed class AppointmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_account_is_disabled_and_enabled_and_twice_is_no_change()
    {
        var user = Registered();
        user.Enable(Now);
        user.Events.Should().BeEmpty();

        user.Disable(Now);
        user.Disable(Now.AddHours(1));
        (user.IsActive, user.Version).Should().Be((false, 2));
        user.Events.Should().Equal(new UserDisabled(9, Now));

        user.Enable(Now.AddHours(2));
        user.IsActive.Should().BeTrue();
        user.Events.Should().Equal(new UserDisabled(9, Now), new UserEnabled(9, Now.AddHours(2)));
    }

    [Fact]
    public void A_role_is_given_and_taken_and_the_same_again_is_no_change()
    {
        var user = Registered();
        user.Appoint(UserRole.User, Now);
        user.Events.Should().BeEmpty();

        user.Appoint(UserRole.Admin, Now);
        (user.Role, user.Version).Should().Be((UserRole.Admin, 2));
        user.Events.Should().Equal(new UserRoleChanged(9, "user", "admin", Now));
    }

    private static User Registered() =>
        User.Register(9, "minji@example.com", "Minji", "hash", new UserProfile(null, null, null, null, null), Now).AsLoaded();
}
