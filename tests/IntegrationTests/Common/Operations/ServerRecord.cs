using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>What the program logs from now on, for a test to read.</summary>
internal sealed class ServerRecord : ILoggerProvider
{
    /// <summary>The last line about a request: its status is the one that the metrics count, and a fault has been logged before it.</summary>
    private const string Hosting = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<(string Query, int Status)> _finished = new();

    private ServerRecord()
    {
    }

    /// <summary>What an operator has to look at: errors, a fault that nobody caught among them. An answer of 5xx is one of <see cref="StatusesOf"/>.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    public static ServerRecord Of(MarketplaceApp app)
    {
        var record = new ServerRecord();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(record);
        return record;
    }

    /// <summary>The statuses with which requests are counted, of those that the server has done with.</summary>
    /// <param name="mark">Something in their query strings that no other request has.</param>
    public IReadOnlyList<int> StatusesOf(string mark) =>
        [.. _finished.Where(f => f.Query.Contains(mark, StringComparison.Ordinal)).Select(f => f.Status)];

    /// <summary>The same when there are so many, which may be long after the clients have gone.</summary>
    public async Task<IReadOnlyList<int>> StatusesOfAsync(string mark, int count)
    {
        var patience = Task.Delay(Patience);
        while (StatusesOf(mark).Count < count)
        {
            patience.IsCompleted.Should().BeFalse("the server must have done with {0} requests within {1}", count, Patience);
            await Task.Delay(10);
        }
        return StatusesOf(mark);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private void Note(string category, LogLevel level, object? state, string message, Exception? exception)
    {
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (level >= LogLevel.Error)
            _errors.Enqueue($"{category}: {message} {string.Join(' ', values)} {exception}");
        if (category == Hosting && Of("StatusCode") is int status)
            _finished.Enqueue(($"{Of("QueryString")}", status));

        object? Of(string name) => values.FirstOrDefault(value => value.Key == name).Value;
    }

    private sealed class Logger(ServerRecord record, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            record.Note(category, logLevel, state, formatter(state, exception), exception);
    }
}
