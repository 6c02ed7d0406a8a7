using Microsoft.Extensions.Configuration;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <param name="MaxNumber">What a proof of work costs: so many digests at most, half of it on average.</param>
/// <param name="Lifetime">How long a challenge is good for.</param>
/// <param name="Turnstile">Null where ALTCHA is used.</param>
internal sealed record CaptchaSettings(int MaxNumber, TimeSpan Lifetime, TurnstileSettings? Turnstile)
{
    /// <exception cref="ConfigurationException">There is no such provider, or what it needs is missing.</exception>
    public static CaptchaSettings Load(IConfiguration configuration) => new(
        configuration.ReadNumber("Captcha:MaxNumber", 100_000, least: 1, most: 100_000_000),
        TimeSpan.FromSeconds(configuration.ReadNumber("Captcha:LifetimeSeconds", 600, least: 10, most: 86_400)),
        configuration["Captcha:Provider"] switch
        {
            null or "" or "altcha" => null,
            "turnstile" => TurnstileSettings.Load(configuration),
            _ => throw new ConfigurationException("Captcha__Provider must be altcha or turnstile."),
        });
}

/// <param name="VerifyUrl">Where solutions are verified.</param>
internal sealed record TurnstileSettings(Uri VerifyUrl, string SiteKey, string SecretKey)
{
    private const string Official = "https://challenges.cloudflare.com/turnstile/v0/siteverify";

    public static TurnstileSettings Load(IConfiguration configuration) => new(
        configuration.ReadWebAddress("Captcha:Turnstile:VerifyUrl", Official),
        Needed(configuration, "SiteKey"),
        Needed(configuration, "SecretKey"));

    private static string Needed(IConfiguration configuration, string name) => configuration[$"Captcha:Turnstile:{name}"] is { Length: > 0 } key
        ? key
        : throw new ConfigurationException($"Captcha__Turnstile__{name} is not set: with Captcha__Provider=turnstile it is needed.");
}
