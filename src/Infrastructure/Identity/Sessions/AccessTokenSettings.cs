using Microsoft.Extensions.Configuration;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <param name="Issuer">Who tokens say they are from, and must say.</param>
/// <param name="Audience">Whom tokens say they are for, and must say.</param>
/// <param name="Lifetime">How long an access token is good for.</param>
internal sealed record AccessTokenSettings(string Issuer, string Audience, TimeSpan Lifetime)
{
    /// <exception cref="ConfigurationException">The lifetime is out of bounds: a day is the most, for a token cannot be taken back everywhere.</exception>
    public static AccessTokenSettings Load(IConfiguration configuration) => new(
        NameOf(configuration, "Jwt:Issuer"),
        NameOf(configuration, "Jwt:Audience"),
        TimeSpan.FromMinutes(configuration.ReadNumber("Jwt:AccessTokenMinutes", 30, least: 1, most: 1440)));

    private static string NameOf(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } name ? name : "multiweb";
}
