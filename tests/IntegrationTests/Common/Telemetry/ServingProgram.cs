using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common.Operations;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>The program as a process of its own, serving: with its own standard output, environment and meters.</summary>
public sealed class ServingProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private HttpClient? _http;

    private ServingProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Connects to the API.</summary>
    public HttpClient Http => _http ??= new HttpClient { BaseAddress = new Uri(Address, "/api/v1/"), Timeout = Patience };

    public Uri Address { get; private set; } = null!;

    /// <summary>What it has written to standard output so far.</summary>
    public IReadOnlyCollection<string> Lines => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="environment">As an operator would set it: <c>Metrics__Port</c>.</param>
    public static async Task<ServingProgram> StartAsync(string postgres, params (string Name, string Value)[] environment)
    {
        var start = ProgramProcess.Command(postgres, "serve", [("RateLimiting__Enabled", "false"), ("Shutdown__DrainSeconds", "0"), .. environment]);
        var program = new ServingProgram(Process.Start(start)!);
        try
        {
            program.Address = new Uri((await program.WaitForLineAsync("listening_on_address")).GetProperty("message").GetString()!.Split(' ')[^1].Trim('"'));
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first line with this event, as soon as it is there.</summary>
    public async Task<JsonElement> WaitForLineAsync(string name)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !_process.HasExited)
        {
            foreach (var line in _output.Where(l => l.Contains($"\"event\":\"{name}\"", StringComparison.Ordinal)))
                return JsonSerializer.Deserialize<JsonElement>(line);
            await Task.Delay(20);
        }
        throw new InvalidOperationException($"There was no {name}, but: {string.Join('\n', _errors.Concat(_output))}");
    }

    /// <summary>Asks it to stop (SIGTERM) and waits until it has.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        SpokenLines.Keep(line);
        if (line is not null)
            lines.Enqueue(line);
    }
}
