using System.Buffers;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Parsing;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Lines on standard output, by a thread of its own and as many at a time as there are: whoever logs neither writes nor waits for
/// whoever reads. Where <see cref="MaxWaiting"/> lines wait already he does wait, for as long as the reader may be excused; from
/// then on lines are dropped, and counted, until he reads again: a program whose log nobody reads goes on, and can be stopped.
/// </summary>
internal sealed class StandardOutput : ILogEventSink, IDisposable
{
    public const int MaxWaiting = 10_000;

    private const int ChunkBytes = 64 * 1024;

    /// <summary>How long a line may wait for others: to wake a thread for each costs as much as to write it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the end of the program waits for whoever reads the last lines.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private static readonly MessageTemplate Dropped = new MessageTemplateParser().Parse("{Count} lines were dropped, because nobody read standard output");

    private readonly JsonLineFormatter _formatter;
    private readonly Stream _output;
    private readonly TimeSpan _patience;
    private readonly Thread _writer;
    private readonly object _gate = new();
    private List<LogEvent> _waiting = [];
    private long _dropped;
    private bool _ended;

    /// <param name="formatter">Used by the writing thread alone.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="patience">How long somebody who logs waits for a reader that has fallen behind.</param>
    public StandardOutput(JsonLineFormatter formatter, Stream output, TimeSpan patience)
    {
        (_formatter, _output, _patience) = (formatter, output, patience);
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "Log" };
        _writer.Start();
        // What ends the process without asking anybody: an exception that nobody catches, a signal that nobody handles.
        AppDomain.CurrentDomain.ProcessExit += DisposeAtTheEnd;
        AppDomain.CurrentDomain.UnhandledException += DisposeAtTheEnd;
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            while (_waiting.Count >= MaxWaiting)
            {
                // Whoever has waited in vain once is waited for no more.
                if (_ended || _dropped > 0 || !Monitor.Wait(_gate, _patience))
                {
                    _dropped++;
                    return;
                }
            }
            _waiting.Add(logEvent);
            if (_waiting.Count == 1)
                Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Returns when everything is written, or nobody reads it.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= DisposeAtTheEnd;
        AppDomain.CurrentDomain.UnhandledException -= DisposeAtTheEnd;
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
        _writer.Join(Farewell);
    }

    private void DisposeAtTheEnd(object? sender, EventArgs end) => Dispose();

    private void WriteAll()
    {
        var text = new ArrayBufferWriter<byte>(2 * ChunkBytes);
        for (List<LogEvent> lines = []; TakeTurns(ref lines); lines.Clear())
        {
            foreach (var line in lines)
            {
                Format(line, text);
                if (text.WrittenCount >= ChunkBytes)
                    Write(text);
            }
            Write(text);
        }
    }

    /// <summary>Gives an empty list for all lines that wait.</summary>
    /// <returns>False when there will be no more.</returns>
    private bool TakeTurns(ref List<LogEvent> empty)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_ended)
                Monitor.Wait(_gate);
            if (!_ended)
                Monitor.Wait(_gate, Gathering);
            (empty, _waiting) = (_waiting, empty);
            if (_dropped > 0 && empty.Count > 0)
            {
                empty.Add(new LogEvent(empty[^1].Timestamp, LogEventLevel.Warning, null, Dropped, [new LogEventProperty("Count", new ScalarValue(_dropped))]));
                _dropped = 0;
            }
            if (empty.Count >= MaxWaiting)
                Monitor.PulseAll(_gate);
            return empty.Count > 0;
        }
    }

    private void Format(LogEvent line, ArrayBufferWriter<byte> text)
    {
        try
        {
            _formatter.Format(line, text);
        }
        catch (Exception exception)
        {
            // A value that cannot tell what it is costs its line, not the program.
            SelfLog.WriteLine("A line could not be written: {0}", exception);
        }
    }

    private void Write(ArrayBufferWriter<byte> text)
    {
        try
        {
            _output.Write(text.WrittenSpan);
            _output.Flush();
            text.ResetWrittenCount();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Whoever reads has gone, or there is no room. There is nowhere left to say so, and no reason to stop working. A part
            // may have been written: what comes next begins a line.
            text.ResetWrittenCount();
            text.Write("\n"u8);
        }
    }
}
