using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common.Telemetry.Metrics;

/// <param name="Port">Where metrics are served, on every address of the host; 0 for any free port. Null: with the API.</param>
internal sealed record MetricsSettings(int? Port)
{
    private const int NotSet = -1;

    /// <exception cref="ConfigurationException">It is no port.</exception>
    public static MetricsSettings Load(IConfiguration configuration) =>
        new(configuration.ReadNumber("Metrics:Port", NotSet, least: 0, most: ushort.MaxValue) is var port and not NotSet ? port : null);
}
