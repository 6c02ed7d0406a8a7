using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>Logs as one JSON object a line on standard output.</summary>
public static class JsonLines
{
    /// <summary>A collector that restarts is away for about so long.</summary>
    private static readonly TimeSpan ReadersExcuse = TimeSpan.FromSeconds(5);

    /// <summary>Takes the place of every other log provider. Levels are configured under <c>Serilog:MinimumLevel</c>.</summary>
    /// <param name="requestId">The id of the request that is under way, where one is.</param>
    /// <exception cref="ConfigurationException">There is no such level.</exception>
    public static void AddJsonLines(this ILoggingBuilder logging, IConfiguration configuration, Func<string?> requestId)
    {
        logging.ClearProviders();
        try
        {
            var logger = new LoggerConfiguration()
                .ReadFrom.Configuration(configuration)
                .Enrich.With(new RequestIds(requestId))
                .WriteTo.Sink(new StandardOutput(new JsonLineFormatter(ServiceIdentity.Load(configuration)), Console.OpenStandardOutput(), ReadersExcuse))
                .CreateLogger();
            logging.AddSerilog(logger, dispose: true);
            logging.Services.AddSingleton<IRequestLog>(provider => new RequestLog(logger, provider.GetRequiredService<TimeProvider>()));
            // Each request has its line already. While anybody reads these, the framework also puts a scope around each request.
            logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigurationException($"Serilog__… cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Whoever has the id from an answer finds all lines that led to it.</summary>
    private sealed class RequestIds(Func<string?> current) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (current() is { } id)
                logEvent.AddOrUpdateProperty(new LogEventProperty("RequestId", new ScalarValue(id)));
        }
    }
}
