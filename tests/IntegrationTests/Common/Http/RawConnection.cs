using System.Net.Sockets;
using System.Text;

namespace MultiWeb.IntegrationTests.Common.Http;

/// <summary>How a client leaves in the middle of something.</summary>
public enum Parting
{
    /// <summary>He closes the connection, as one who quits his program.</summary>
    Close,

    /// <summary>The connection breaks, as in a tunnel.</summary>
    Reset,
}

/// <summary>A bare connection to the program, for clients that do not keep to HTTP to its end.</summary>
internal sealed class RawConnection : IDisposable
{
    // Small, so that an answer that nobody reads soon has nowhere to go.
    private readonly TcpClient _client = new() { ReceiveBufferSize = 4096 };

    private NetworkStream _stream = null!;

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    /// <param name="headers">Content-Length may promise more than the body holds.</param>
    public static string Request(string line, string body = "", params string[] headers) =>
        string.Join("\r\n", [$"{line} HTTP/1.1", "Host: localhost", .. headers, "", body]);

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <returns>False where the server has closed the connection.</returns>
    public async Task<bool> TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>The first of what the server says; the rest is left unread.</summary>
    public async Task<string> ReadSomeAsync()
    {
        var buffer = new byte[32];
        var read = await _stream.ReadAsync(buffer);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    /// <summary>Everything until the server closes the connection.</summary>
    public async Task ReadToEndAsync()
    {
        try
        {
            await _stream.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            // Cut off is closed as well.
        }
    }

    public void Leave(Parting parting)
    {
        if (parting == Parting.Reset)
            _client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
