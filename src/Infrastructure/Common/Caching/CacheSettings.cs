using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <param name="Enabled">Whether answers are kept at all, in this process or in Redis.</param>
/// <param name="MaxEntries">How many answers of up to 1 KiB one instance keeps; a larger one counts as several.</param>
/// <param name="Lifetime">How long an answer is good for where nothing evicts it; each is shortened by up to a tenth at random.</param>
internal sealed record CacheSettings(bool Enabled, int MaxEntries, TimeSpan Lifetime)
{
    /// <exception cref="ConfigurationException">One of them is out of bounds; nothing is kept with <c>Cache__Enabled=false</c>, not with a size of zero.</exception>
    public static CacheSettings Load(IConfiguration configuration) => new(
        configuration.ReadSwitch("Cache:Enabled", true),
        configuration.ReadNumber("Cache:MaxEntries", 10_000, least: 1, most: 10_000_000),
        configuration.ReadSeconds("Cache:LifetimeSeconds", 300, least: 0.1, most: 86_400));

    /// <summary>The lifetime of one answer: not all that were read together shall have to be read again together.</summary>
    public TimeSpan NextLifetime() => Lifetime * (1 - 0.1 * Random.Shared.NextDouble());
}
