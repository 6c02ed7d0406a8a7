using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Common.Security;

public sealed class SecretKeysTests
{
    [Fact]
    public void Every_purpose_has_a_key_of_its_own_and_always_the_same()
    {
        var keys = TestSettings.Keys;
        keys.For("cursor").Should().HaveCount(32).And.Equal(TestSettings.KeysOf(TestSettings.Secret).For("cursor"));
        keys.For("cursor").Should().NotEqual(keys.For("password"));
        keys.For("cursor").Should().NotEqual(TestSettings.KeysOf("another secret that is long enough").For("cursor"));
    }

    [Fact]
    public void A_short_secret_stops_the_program()
    {
        FluentActions.Invoking(() => TestSettings.KeysOf(new string('s', 31))).Should().Throw<ConfigurationException>().WithMessage("Secrets__Key*");
        FluentActions.Invoking(() => TestSettings.KeysOf(new string('s', 32))).Should().NotThrow();
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("")]
    public void Outside_development_no_secret_is_made_up(string environment)
    {
        var settings = TestSettings.Of(("ASPNETCORE_ENVIRONMENT", environment));
        FluentActions.Invoking(() => SecretKeys.Load(settings)).Should().Throw<ConfigurationException>().WithMessage("Secrets__Key is not set*");
    }
}
