using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MultiWeb.IntegrationTests.Common.Faults;

/// <summary>
/// Stands between the program and a server, on a port of 127.0.0.1, and does to their connections what networks do. A change of
/// weather holds at once, for what is under way as well.
/// </summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Connection, Task> _connections = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly (string Host, int Port) _server;
    private readonly Task _accepting;
    private volatile Weather _weather = new();

    private TcpProxy(string host, int port)
    {
        _server = (host, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public static TcpProxy To(string host, int port) => new(host, port);

    /// <summary>Fair weather again.</summary>
    public void Pass() => Change(new Weather());

    /// <summary>Everything takes this much longer, each way.</summary>
    public void Delay(TimeSpan each) => Change(new Weather { Delay = each });

    /// <summary>Nothing comes through, and nobody is told. What is sent meanwhile arrives late, when the weather is fair again.</summary>
    /// <param name="lasting">
    /// It never arrives: who waits on a connection of that time waits for good, as TCP does that has doubled its pauses for too long.
    /// </param>
    public void Blackhole(bool lasting = false) => Change(new Weather { IsSilent = true, IsLasting = lasting });

    /// <summary>Every connection is cut, and every new one at once.</summary>
    public void Reset()
    {
        Change(new Weather { IsRefusing = true });
        Cut();
    }

    /// <summary>Every connection is cut; new ones pass.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
            connection.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        Change(new Weather { IsRefusing = true });
        Cut();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _closed.Dispose();
    }

    private void Change(Weather next)
    {
        var last = _weather;
        _weather = next;
        last.Pass();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new Connection(this, await _listener.AcceptSocketAsync(_closed.Token));
                _connections[connection] = connection.RunAsync();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private sealed class Weather
    {
        private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Delay { get; init; }

        public bool IsSilent { get; init; }

        public bool IsLasting { get; init; }

        public bool IsRefusing { get; init; }

        public void Pass() => _passed.TrySetResult();

        /// <summary>Returns when what is under way arrives.</summary>
        public async Task TravelAsync(CancellationToken cancellationToken)
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, cancellationToken);
            if (IsSilent)
                await _passed.Task.WaitAsync(cancellationToken);
            if (IsLasting)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private sealed class Connection(TcpProxy proxy, Socket client)
    {
        private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public async Task RunAsync()
        {
            await Task.Yield();
            try
            {
                if (proxy._weather.IsRefusing)
                    return;
                client.NoDelay = true;
                await _server.ConnectAsync(proxy._server.Host, proxy._server.Port, proxy._closed.Token);
                await Task.WhenAny(PumpAsync(client, _server), PumpAsync(_server, client));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Nobody there, or cut off: so is the other side, below.
            }
            finally
            {
                Reset();
                proxy._connections.TryRemove(this, out _);
            }
        }

        /// <summary>Without a farewell: the other side reads "connection reset by peer".</summary>
        public void Reset()
        {
            foreach (var socket in new[] { client, _server })
                socket.Close(timeout: 0);
        }

        private async Task PumpAsync(Socket from, Socket to)
        {
            try
            {
                var buffer = new byte[16 * 1024];
                while (await from.ReceiveAsync(buffer, proxy._closed.Token) is > 0 and var count)
                {
                    await proxy._weather.TravelAsync(proxy._closed.Token);
                    await to.SendAsync(buffer.AsMemory(0, count), proxy._closed.Token);
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Cut off.
            }
        }
    }
}
