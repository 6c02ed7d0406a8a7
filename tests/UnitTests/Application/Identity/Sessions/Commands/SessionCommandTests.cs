using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Identity.Sessions.Commands;

public sealed class SessionCommandTests
{
    [Fact]
    public void A_login_has_an_address_and_a_password_of_a_length_that_an_account_can_have()
    {
        Refused(new LoginCommand("minji@example.com", "p")).Should().BeEmpty("what an old password looked like is not asked");
        Refused(new LoginCommand(new('a', 254), new('p', 256))).Should().BeEmpty();
        Refused(new LoginCommand(new('a', 255), new('p', 257))).Should().Equal("#/email maximum_length", "#/password maximum_length");
        Refused(new LoginCommand("minji@example.com", "p", new('c', 4096))).Should().BeEmpty();
        Refused(new LoginCommand("minji@example.com", "p", new('c', 4097))).Should().Equal("#/captcha maximum_length");
        Refused(new LoginCommand("", "")).Should().Equal("#/email not_empty", "#/password not_empty");
        Refused(new LoginCommand(null!, null!)).Should().Equal("#/email not_empty", "#/password not_empty");
    }

    [Fact]
    public void A_refresh_has_a_token()
    {
        Refused(new RefreshSessionCommand(new('t', 5000))).Should().BeEmpty();
        Refused(new RefreshSessionCommand(new('t', 5001))).Should().Equal("#/refresh_token maximum_length");
        Refused(new RefreshSessionCommand("")).Should().Equal("#/refresh_token not_empty");
        Refused(new RefreshSessionCommand(null!)).Should().Equal("#/refresh_token not_empty");
    }

    private static string[] Refused(LoginCommand command) => Refusals.Of<LoginCommand, TokenResponse>(new LoginValidator(), command);

    private static string[] Refused(RefreshSessionCommand command) => Refusals.Of<RefreshSessionCommand, TokenResponse>(new RefreshSessionValidator(), command);
}
