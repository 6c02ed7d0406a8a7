using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiWeb.IntegrationTests.Common.Faults;

/// <summary>A Redis of one's own, to be stopped and killed.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("multiweb-test-redis-").FullName;
    private Process? _process;

    /// <summary>Where Redis runs in a container there may be no program of its own.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    public int Port { get; } = LocalPort.FindFree();

    public string ConnectionString => $"127.0.0.1:{Port}";

    public static async Task<RedisProcess> StartAsync()
    {
        var redis = new RedisProcess();
        await redis.StartAgainAsync();
        return redis;
    }

    /// <summary>With what it has saved, if it has.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server", ["--bind", "127.0.0.1", "--port", $"{Port}", "--save", "", "--dir", _folder, "--logfile", "redis.log"]));
        for (var tries = 0; !await AnswersAsync() && tries < 100; tries++)
            await Task.Delay(50);
    }

    /// <summary>It is there and says nothing.</summary>
    public void Pause() => Signal("STOP");

    public void Resume() => Signal("CONT");

    /// <summary>Without a farewell.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>One command in one line.</summary>
    /// <returns>The first line of the reply.</returns>
    public async Task<string> SendAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        Resume();
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await SendAsync("PING") == "+PONG";
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        kill.WaitForExit();
    }
}

/// <summary>A test that starts a Redis of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnRedisFactAttribute : FactAttribute
{
    public OwnRedisFactAttribute() => Skip = RedisProcess.IsInstalled ? null : "No redis-server on the PATH.";
}
