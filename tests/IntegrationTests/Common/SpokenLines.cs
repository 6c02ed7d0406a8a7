using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>
/// Everything that programs under test have written to their logs and outputs, in one file, <c>MULTIWEB_SPOKEN_LINES</c>, for
/// scripts/secrets.mjs to search for what should not be in it. Without the variable nothing is kept.
/// </summary>
internal static class SpokenLines
{
    private static readonly StreamWriter? File = Open();

    public static void Keep(string? line)
    {
        if (line is null || File is null)
            return;
        lock (File)
            File.WriteLine(line);
    }

    private static StreamWriter? Open()
    {
        if (Environment.GetEnvironmentVariable("MULTIWEB_SPOKEN_LINES") is not { Length: > 0 } path)
            return null;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(path) { AutoFlush = true };
    }
}

/// <summary>Hears what a program in this process would log at its most talkative, with the values that its messages are made of.</summary>
internal sealed class LogListener : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, name => new Ear(name));

    public void Dispose()
    {
        // The file is the run's.
    }

    private sealed class Ear(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
                SpokenLines.Keep($"{category} within {string.Join(", ", values.Select(v => $"{v.Key}={v.Value}"))}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> members ? string.Join(", ", members.Select(v => $"{v.Key}={v.Value}")) : "";
            SpokenLines.Keep($"{logLevel} {category} {eventId.Name} {formatter(state, exception)} {values} {exception}");
        }
    }
}

/// <summary>Hears the line of each request as well, which no provider of loggers does.</summary>
internal sealed class RequestListener(IRequestLog log) : IRequestLog
{
    public void Write(RequestLine line)
    {
        SpokenLines.Keep(line.ToString());
        log.Write(line);
    }
}
