using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Common.Security;

/// <summary>
/// Secrets that everybody knows: those of the development set-up, those that a template is filled with, and Cloudflare's keys
/// for tests, with which any solution is a right one. Production does not start with one.
/// </summary>
internal static class SampleSecrets
{
    /// <summary>A random text of 32 characters has more letters than these, all but surely.</summary>
    private const int FewLetters = 10;

    private static readonly string[] Placeholders = ["change", "example", "sample", "placeholder"];

    private static readonly string[] Passwords = ["multiweb", "postgres", "password", "secret", "changeme"];

    /// <summary>https://developers.cloudflare.com/turnstile/troubleshooting/testing: the rest of them is noughts.</summary>
    private static readonly string[] TurnstileTestKeys = ["1x0000", "2x0000", "3x0000"];

    /// <exception cref="ConfigurationException">This is production, and there is one.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        if (!string.Equals(configuration[HostDefaults.EnvironmentKey] ?? Environments.Production, Environments.Production, StringComparison.OrdinalIgnoreCase))
            return;
        RefuseIf("Secrets__Key", configuration["Secrets:Key"], key => key.Distinct().Count() < FewLetters || Placeholders.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase)));
        RefuseIf("ConnectionStrings__Postgres", configuration.GetConnectionString("Postgres"), HasSamplePassword);
        RefuseIf("Captcha__Turnstile__SecretKey", configuration["Captcha:Turnstile:SecretKey"], key => TurnstileTestKeys.Any(test => key.StartsWith(test, StringComparison.OrdinalIgnoreCase)));
    }

    private static void RefuseIf(string setting, string? value, Func<string, bool> isSample)
    {
        if (value is { Length: > 0 } && isSample(value))
            throw new ConfigurationException($"{setting} holds a secret that everybody knows: production does not start with a sample.");
    }

    private static bool HasSamplePassword(string connection) => PostgresDataSource.Parse(connection) is { Password: { Length: > 0 } password } parsed
        && (password == parsed.Username || Passwords.Contains(password, StringComparer.OrdinalIgnoreCase));
}
