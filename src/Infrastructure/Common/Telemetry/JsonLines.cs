using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>Logs as one JSON object a line on standard output.</summary>
public static class JsonLines
{
    /// <summary>A collector that restarts is away for about so long.</summary>
    private static readonly TimeSpan ReadersExcuse = TimeSpan.FromSeconds(5);

    /// <summary>Takes the place of every other log provider. Levels are configured under <c>Serilog:MinimumLevel</c>.</summary>
    /// <exception cref="ConfigurationException">There is no such level.</exception>
    public static void AddJsonLines(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        try
        {
            logging.AddSerilog(
                new LoggerConfiguration()
                    .ReadFrom.Configuration(configuration)
                    .WriteTo.Sink(new StandardOutput(new JsonLineFormatter(ServiceIdentity.Load(configuration)), Console.OpenStandardOutput(), ReadersExcuse))
                    .CreateLogger(),
                dispose: true);
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigurationException($"Serilog__… cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
