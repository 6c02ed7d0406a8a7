using System.Buffers;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>
/// Lines on standard output, by a thread of its own and as many at a time as there are: whoever logs neither writes nor waits for
/// whoever reads. Only where <see cref="MaxWaiting"/> lines wait already he does, so that none is lost and memory has a bound.
/// </summary>
internal sealed class StandardOutput : ILogEventSink, IDisposable
{
    public const int MaxWaiting = 10_000;

    private const int ChunkBytes = 64 * 1024;

    /// <summary>How long a line may wait for others: to wake a thread for each costs as much as to write it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the end of the program waits for whoever reads the last lines.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly JsonLineFormatter _formatter;
    private readonly Stream _output;
    private readonly Thread _writer;
    private readonly object _gate = new();
    private List<LogEvent> _waiting = [];
    private bool _ended;

    public StandardOutput(JsonLineFormatter formatter, Stream output)
    {
        (_formatter, _output) = (formatter, output);
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "Log" };
        _writer.Start();
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            while (_waiting.Count >= MaxWaiting && !_ended)
                Monitor.Wait(_gate);
            _waiting.Add(logEvent);
            if (_waiting.Count == 1)
                Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Returns when everything is written, or nobody reads it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
        _writer.Join(Farewell);
    }

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
        }
        catch (IOException)
        {
            // Whoever reads has gone. There is nowhere left to say so, and no reason to stop working.
        }
        text.ResetWrittenCount();
    }
}
