using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <param name="MaxEntries">How many answers one instance keeps.</param>
/// <param name="Lifetime">How long an answer is good for where nothing evicts it; each is shortened by up to a tenth at random.</param>
internal sealed record CacheSettings(bool Enabled, int MaxEntries, TimeSpan Lifetime)
{
    public static CacheSettings Load(IConfiguration configuration)
    {
        var section = configuration.GetSection("Cache");
        var settings = new CacheSettings(
            section.GetValue("Enabled", true), section.GetValue("MaxEntries", 10_000), TimeSpan.FromSeconds(section.GetValue("LifetimeSeconds", 300)));
        return settings is { MaxEntries: > 0, Lifetime.Ticks: > 0 }
            ? settings
            : throw new ConfigurationException("Cache__MaxEntries and Cache__LifetimeSeconds must be above zero; Cache__Enabled=false switches the cache off.");
    }
}
