using System.Net;
using System.Net.Sockets;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>A port of 127.0.0.1 for a server that a test starts.</summary>
internal static class LocalPort
{
    public static int FindFree()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Until somebody listens there, ten seconds at most.</summary>
    public static async Task WaitForAsync(int port)
    {
        for (var tries = 0; tries < 200 && !await AnswersAsync(port); tries++)
            await Task.Delay(50);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
