using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Metadata;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Telemetry;

/// <summary>How many requests, how they ended and how long they took: by method, route and status, none of which a client can invent.</summary>
internal sealed class HttpMetrics : IInstruments
{
    private const string OtherMethod = "OTHER";

    /// <summary>0.2 s is the objective: 95 of 100 requests below it.</summary>
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10];

    private static readonly FrozenSet<string> Methods =
        new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What any route may answer, whatever its description says.</summary>
    private static readonly int[] Anywhere = [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status500InternalServerError];

    /// <summary>What is answered where there is no route.</summary>
    private static readonly int[] Nowhere =
        [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status405MethodNotAllowed, StatusCodes.Status429TooManyRequests];

    /// <summary>What the pages of /docs answer, which are files and no routes.</summary>
    private static readonly int[] Pages = [StatusCodes.Status200OK, StatusCodes.Status301MovedPermanently, StatusCodes.Status304NotModified];

    private static readonly string[] Statuses = [.. Enumerable.Range(0, 600).Select(status => status.ToString())];

    private readonly EndpointDataSource _endpoints;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _inProgress;

    public HttpMetrics(IMeterFactory meters, EndpointDataSource endpoints)
    {
        _endpoints = endpoints;
        var meter = meters.CreateMeter();
        _requests = meter.CreateCounter<long>("http_requests_total", "{request}", "Requests answered, by method, route and status.");
        _duration = meter.CreateHistogram(
            "http_request_duration_seconds", "s", "Time from a request's headers to the end of its answer, by method and route.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        _inProgress = meter.CreateUpDownCounter<long>("http_requests_inprogress", "{request}", "Requests under way.");
    }

    public IEnumerable<Series> Series =>
    [
        .. _endpoints.Endpoints.OfType<RouteEndpoint>().SelectMany(SeriesOf),
        .. Methods.Append(OtherMethod).SelectMany(method => SeriesOf(method, RouteTemplate.Unmatched, Nowhere)),
        .. SeriesOf(HttpMethods.Get, RouteTemplate.Unmatched, Pages),
        new Series(_inProgress),
    ];

    public void Began() => _inProgress.Add(1);

    public void Ended(string method, string route, int status, TimeSpan elapsed)
    {
        _inProgress.Add(-1);
        KeyValuePair<string, object?> methodLabel = new("method", Name(method)), path = new("path", route);
        _requests.Add(1, methodLabel, path, new("status", Name(status)));
        // The life of a WebSocket is no answer that anybody waits for.
        if (status != StatusCodes.Status101SwitchingProtocols)
            _duration.Record(elapsed.TotalSeconds, methodLabel, path);
    }

    private IEnumerable<Series> SeriesOf(RouteEndpoint endpoint)
    {
        var described = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).ToList();
        var statuses = Anywhere.Union(described.Count > 0 ? described : [StatusCodes.Status200OK]);
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).SelectMany(method => SeriesOf(method, RouteTemplate.Of(endpoint), statuses));
    }

    private IEnumerable<Series> SeriesOf(string method, string route, IEnumerable<int> statuses) => statuses
        .Select(status => new Series(_requests, ("method", method), ("path", route), ("status", Name(status))))
        .Append(new Series(_duration, ("method", method), ("path", route)));

    /// <summary>The method where it is one of HTTP's, and otherwise one name for all.</summary>
    public static string Name(string method) =>
        HttpMethods.GetCanonicalizedValue(method) is var known && Methods.Contains(known) ? known : OtherMethod;

    private static string Name(int status) => status >= 0 && status < Statuses.Length ? Statuses[status] : "other";
}
