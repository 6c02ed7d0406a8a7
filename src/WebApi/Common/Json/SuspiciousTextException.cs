using System.Text.Json;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Json;

/// <summary>The text cannot be read as it stands: over HTTP 400, unlike a readable value of the wrong kind (422).</summary>
internal sealed class SuspiciousTextException(SuspiciousInput kind, string message) : JsonException(message)
{
    public SuspiciousInput Kind => kind;
}
