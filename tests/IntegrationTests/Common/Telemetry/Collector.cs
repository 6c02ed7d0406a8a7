using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>A span as a collector gets it (opentelemetry/proto/trace/v1).</summary>
internal sealed record Span(
    string TraceId, string SpanId, string ParentSpanId, string Name, bool IsError,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Resource);

/// <summary>Stands in for an OpenTelemetry collector: takes traces over OTLP, HTTP with Protocol Buffers.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Span> _spans = new();

    private Collector(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single();

    public IReadOnlyCollection<Span> Spans => _spans;

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var collector = new Collector(server);
        server.MapPost("/v1/traces", collector.TakeAsync);
        server.MapPost("/v1/metrics", () => Results.Ok());
        await server.StartAsync();
        return collector;
    }

    /// <summary>The spans of a trace, once one with each of these names has come.</summary>
    public async Task<IReadOnlyList<Span>> WaitForTraceAsync(string traceId, params string[] names)
    {
        var patience = Task.Delay(Patience);
        while (!names.All(name => _spans.Any(s => s.TraceId == traceId && s.Name == name)))
        {
            patience.IsCompleted.Should().BeFalse("{0} must come, but there were only {1}", string.Join(" and ", names), string.Join(", ", _spans.Select(s => s.Name)));
            await Task.Delay(50);
        }
        return [.. _spans.Where(s => s.TraceId == traceId)];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var resourceSpans in new ProtobufMessage(body.ToArray()).Messages(1))
        {
            var resource = AttributesOf(resourceSpans.Messages(1).Single(), 1);
            foreach (var span in resourceSpans.Messages(2).SelectMany(scope => scope.Messages(2)))
                _spans.Enqueue(new Span(
                    span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Messages(15).Any(status => status.Number(3) == 2), AttributesOf(span, 9), resource));
        }
        return Results.Bytes([], "application/x-protobuf");
    }

    private static Dictionary<string, string> AttributesOf(ProtobufMessage message, int field) => message.Messages(field)
        .ToDictionary(a => a.Text(1), a => a.Messages(2).Single() is var value && value.Text(1) is { Length: > 0 } text ? text : $"{value.Number(3)}");
}
