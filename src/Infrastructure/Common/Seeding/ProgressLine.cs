namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>
/// Tells how far a long work is, how fast, and when it will be done: on a terminal in one line that is written anew, elsewhere in
/// a line every few seconds.
/// </summary>
public sealed class ProgressLine(TextWriter output, bool isTerminal, TimeProvider time) : IProgress<FillProgress>, IDisposable
{
    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(5);
    private readonly Lock _one = new();
    private FillProgress? _first;
    private long _began;
    private long _told;
    private int _width;

    public void Report(FillProgress value)
    {
        lock (_one)
        {
            var now = time.GetTimestamp();
            if (_first is null)
                (_first, _began) = (value, now);
            else if (value.Done < value.Target && time.GetElapsedTime(_told, now) < _every)
                return;
            _told = now;
            Tell(Line(value, value.Done - _first.Value.Done, time.GetElapsedTime(_began, now)));
        }
    }

    /// <summary>Leaves the line as it was written last.</summary>
    public void Dispose()
    {
        if (isTerminal && _width > 0)
            output.WriteLine();
    }

    private static string Line(FillProgress progress, long added, TimeSpan elapsed)
    {
        var line = $"  {progress.Done:#,0} of {progress.Target:#,0} ({100 * progress.Done / progress.Target} %)";
        if (added == 0 || elapsed <= TimeSpan.Zero)
            return line;
        var rate = added / elapsed.TotalSeconds;
        return progress.Done < progress.Target
            ? $"{line}, {rate:#,0} a second, {TimeSpan.FromSeconds((progress.Target - progress.Done) / rate):h\\:mm\\:ss} left"
            : $"{line}, {rate:#,0} a second, after {elapsed:h\\:mm\\:ss}";
    }

    private void Tell(string line)
    {
        if (!isTerminal)
        {
            output.WriteLine(line);
            return;
        }
        // What was longer before is covered with spaces.
        output.Write($"\r{line.PadRight(_width)}");
        _width = line.Length;
    }
}
