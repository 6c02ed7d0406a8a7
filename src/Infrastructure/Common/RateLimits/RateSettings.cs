using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common.RateLimits;

/// <param name="Enabled">Whether anything is counted. Whoever switches it off has something in front that counts.</param>
/// <param name="PerMinute">How many requests a minute, by the policy's name.</param>
public sealed record RateSettings(bool Enabled, IReadOnlyDictionary<string, int> PerMinute)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int DefaultPerMinute = 100;

    /// <exception cref="ConfigurationException">A limit is out of bounds: no limit at all is <c>RateLimiting__Enabled=false</c>.</exception>
    public static RateSettings Load(IConfiguration configuration) => new(
        configuration.ReadSwitch("RateLimiting:Enabled", true),
        configuration.GetSection("RateLimiting:Policies").GetChildren().ToDictionary(
            policy => policy.Key,
            policy => configuration.ReadNumber($"{policy.Path}:PerMinute", DefaultPerMinute, least: 1, most: 1_000_000),
            StringComparer.OrdinalIgnoreCase));

    public int LimitOf(string policy) => PerMinute.TryGetValue(policy, out var limit) ? limit : DefaultPerMinute;
}
