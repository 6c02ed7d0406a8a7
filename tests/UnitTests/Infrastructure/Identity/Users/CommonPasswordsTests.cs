using MultiWeb.Infrastructure.Identity.Users;

namespace MultiWeb.UnitTests.Infrastructure.Identity.Users;

public sealed class CommonPasswordsTests
{
    private static readonly CommonPasswords Common = new();

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("12345678")]
    [InlineData("ｐａｓｓｗｏｒｄ")]
    [InlineData("Ｐａssword")]
    [InlineData("①②③④⑤⑥⑦⑧")]
    public void What_everybody_tries_first_is_known_in_every_case_and_width(string password) => Common.Contains(password).Should().BeTrue();

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("")]
    [InlineData("# Frequent passwords")]
    public void Anything_else_is_not(string password) => Common.Contains(password).Should().BeFalse();
}
