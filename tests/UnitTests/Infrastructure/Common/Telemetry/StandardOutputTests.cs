using System.Text;
using System.Text.Json;
using MultiWeb.Infrastructure.Common.Telemetry;
using Serilog;
using Serilog.Core;

namespace MultiWeb.UnitTests.Infrastructure.Common.Telemetry;

public sealed class StandardOutputTests
{
    [Fact]
    public void Everything_that_was_logged_is_written_in_order_before_the_end()
    {
        var pipe = new Pipe();
        using (var log = Log(pipe))
        {
            Parallel.For(0, 4, thread =>
            {
                for (var i = 0; i < 10_000; i++)
                    log.Information("{Thread} {Number}", thread, i);
            });
        }

        pipe.Lines.Should().HaveCount(40_000);
        foreach (var thread in pipe.Lines.Select(line => line.Split(' ')).GroupBy(words => words[0], words => int.Parse(words[1])))
            thread.Should().Equal(Enumerable.Range(0, 10_000));
    }

    [Fact]
    public async Task Who_logs_does_not_wait_for_a_pipe_that_nobody_reads()
    {
        var pipe = new Pipe { IsRead = false };
        using (var log = Log(pipe))
        {
            await Task.Run(() => Repeat(5_000, log)).WaitAsync(TimeSpan.FromSeconds(10));
            pipe.IsRead = true;
        }
        pipe.Lines.Should().HaveCount(5_000);
    }

    [Fact]
    public async Task Where_too_much_waits_already_who_logs_waits_and_nothing_is_lost()
    {
        var pipe = new Pipe { IsRead = false };
        using (var log = Log(pipe))
        {
            var logging = Task.Run(() => Repeat(30_000, log));
            (await Task.WhenAny(logging, Task.Delay(300))).Should().NotBe(logging);
            pipe.IsRead = true;
            await logging.WaitAsync(TimeSpan.FromSeconds(10));
        }
        pipe.Lines.Should().HaveCount(30_000);
    }

    [Fact]
    public void A_pipe_that_is_broken_for_a_while_takes_what_comes_later()
    {
        var pipe = new Pipe { Breaks = 3 };
        using (var log = Log(pipe))
        {
            for (var i = 0; pipe.Breaks > 0; i++)
            {
                log.Information("{Number}", i);
                Thread.Sleep(1);
            }
            log.Information("still there");
        }
        pipe.Lines.Should().EndWith("still there");
    }

    [Fact]
    public async Task Where_nobody_reads_for_long_lines_are_dropped_and_counted()
    {
        const int All = 40_000;
        var pipe = new Pipe { IsRead = false };
        using (var log = Log(pipe, patience: TimeSpan.FromMilliseconds(50)))
        {
            await Task.Run(() => Repeat(All, log)).WaitAsync(TimeSpan.FromSeconds(10));
            pipe.IsRead = true;
        }
        var dropped = pipe.Lines.Where(line => line.Contains("were dropped", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[0])).ToList();
        dropped.Should().NotBeEmpty();
        (pipe.Lines.Count - dropped.Count + dropped.Sum()).Should().Be(All);
    }

    private static Logger Log(Pipe pipe, TimeSpan? patience = null) => new LoggerConfiguration()
        .WriteTo.Sink(new StandardOutput(new JsonLineFormatter(new ServiceIdentity("multiweb", "1.0.0", "test")), pipe, patience ?? TimeSpan.FromSeconds(10)))
        .CreateLogger();

    private static void Repeat(int times, ILogger log)
    {
        for (var i = 0; i < times; i++)
            log.Information("{Number}", i);
    }

    /// <summary>Takes what is written, unless nobody reads it, or it is broken.</summary>
    private sealed class Pipe : MemoryStream
    {
        private volatile bool _isRead = true;
        private volatile int _breaks;

        public bool IsRead { get => _isRead; set => _isRead = value; }

        /// <summary>How many further times it fails.</summary>
        public int Breaks { get => _breaks; init => _breaks = value; }

        /// <summary>The messages, each from a line that is whole.</summary>
        public List<string> Lines =>
        [
            .. Encoding.UTF8.GetString(ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetString()!),
        ];

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            SpinWait.SpinUntil(() => _isRead);
            if (_breaks > 0)
            {
                _breaks--;
                throw new IOException("Broken pipe");
            }
            base.Write(buffer);
        }
    }
}
