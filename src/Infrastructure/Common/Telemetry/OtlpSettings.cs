using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Whether traces and metrics are sent over OTLP: where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom. The settings are the
/// SDK's own and read by it; here they are only looked at, because it takes a wrong one for none and says nothing.
/// </summary>
internal sealed record OtlpSettings(bool Enabled)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Sampler = "OTEL_TRACES_SAMPLER";
    private const string Ratio = "OTEL_TRACES_SAMPLER_ARG";

    private static readonly string[] Protocols = ["grpc", "http/protobuf"];
    private static readonly string[] Samplers =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    /// <exception cref="ConfigurationException">One of them is not what the SDK understands.</exception>
    public static OtlpSettings Load(IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
            return new OtlpSettings(false);
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ConfigurationException($"{Endpoint} cannot be read: it has the form 'http://collector:4317'.");
        RefuseOthers(configuration, Protocol, Protocols);
        RefuseOthers(configuration, Sampler, Samplers);
        if (configuration[Ratio] is { Length: > 0 } ratio
            && !(double.TryParse(ratio, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1))
            throw new ConfigurationException($"{Ratio} must be a number from 0 to 1: the share of traces that is sent.");
        return new OtlpSettings(true);
    }

    private static void RefuseOthers(IConfiguration configuration, string setting, string[] known)
    {
        if (configuration[setting] is { Length: > 0 } value && !known.Contains(value))
            throw new ConfigurationException($"{setting} must be one of {string.Join(", ", known)}.");
    }
}
