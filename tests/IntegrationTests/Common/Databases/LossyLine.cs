using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Databases;

/// <summary>
/// A line to PostgreSQL on which the confirmation of a commit gets lost: the database has committed, and the program never
/// hears of it. Everything else passes.
/// </summary>
internal sealed class LossyLine : IAsyncDisposable
{
    /// <summary>CommandComplete: the server's word that it has committed.</summary>
    private static readonly byte[] Committed = [(byte)'C', 0, 0, 0, 11, .. "COMMIT\0"u8];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Task _calls;
    private Loss? _next;

    public LossyLine(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        // In the clear, or nothing could be read on the way.
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = IPAddress.Loopback.ToString(),
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
        }.ConnectionString;
        _calls = AcceptAsync();
    }

    /// <summary>How to reach the database over this line.</summary>
    public string ConnectionString { get; }

    /// <summary>Loses what the server says to the next COMMIT of a transaction that has written this text.</summary>
    /// <param name="cut">Whether the line is cut then; otherwise it only falls silent.</param>
    /// <returns>Ends when it is lost.</returns>
    public Task LoseTheCommitOf(string text, bool cut)
    {
        _next = new Loss(Encoding.UTF8.GetBytes(text), cut);
        return _next.Happened.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _calls;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (true)
                calls.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task CarryAsync(TcpClient program)
    {
        using var server = new TcpClient();
        using (program)
        {
            try
            {
                await server.ConnectAsync(_server.Host!, _server.Port, _end.Token);
                server.NoDelay = program.NoDelay = true;
                var call = new Call(program.GetStream(), server.GetStream());
                await await Task.WhenAny(AskAsync(call), AnswerAsync(call));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One end has hung up, and so does the other.
            }
        }
    }

    private async Task AskAsync(Call call)
    {
        var buffer = new byte[64 * 1024];
        while (await call.Program.ReadAsync(buffer, _end.Token) is var read and > 0)
        {
            if (_next is { } loss && buffer.AsSpan(0, read).IndexOf(loss.Text) >= 0)
                (call.Loss, _next) = (loss, null);
            await call.Server.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }

    private async Task AnswerAsync(Call call)
    {
        var buffer = new byte[64 * 1024];
        while (await call.Server.ReadAsync(buffer, _end.Token) is var read and > 0)
        {
            if (call.Loss is { } loss && (loss.Happened.Task.IsCompleted || buffer.AsSpan(0, read).IndexOf(Committed) >= 0))
            {
                loss.Happened.TrySetResult();
                if (loss.Cut)
                    return;
            }
            else
            {
                await call.Program.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
    }

    private sealed record Loss(byte[] Text, bool Cut)
    {
        public TaskCompletionSource Happened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Call(NetworkStream Program, NetworkStream Server)
    {
        public Loss? Loss { get; set; }
    }
}
