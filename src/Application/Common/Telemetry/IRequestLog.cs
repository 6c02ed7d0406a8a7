using System.Net;
using Microsoft.Extensions.Logging;

namespace MultiWeb.Application.Common.Telemetry;

/// <summary>
/// The one line of each request. It has a door of its own because it is nine tenths of the log: what carries a value or two in a
/// message carries these eight at the cost of the request that they tell about.
/// </summary>
public interface IRequestLog
{
    /// <summary>A warning where the program failed, an information otherwise. Does not wait until it is written.</summary>
    void Write(RequestLine line);
}

/// <param name="Path">Escaped, so that it cannot forge a line; without the query, which may hold secrets.</param>
/// <param name="Route">The template that the path belongs to.</param>
/// <param name="UserId">Null where nobody has signed in.</param>
/// <param name="Event">What a watchman knows such a request by; one of <see cref="LogEvents"/>.</param>
public sealed record RequestLine(string Method, string Path, string Route, int Status, TimeSpan Duration, long? UserId, IPAddress? ClientIp, EventId Event);
