namespace MultiWeb.WebApi.Common.Security;

/// <summary>How much of the server one client may hold, and for how long.</summary>
/// <param name="Headers">How long a request's headers may take.</param>
/// <param name="KeepAlive">How long a connection may be idle.</param>
/// <param name="Connections">How many there may be at once; further ones are closed.</param>
internal sealed record ServerLimits(TimeSpan Headers, TimeSpan KeepAlive, int Connections)
{
    private const long MaxBodyBytes = 10 * 1024 * 1024; // a picture, and then some

    public void Apply(ConfigureWebHostBuilder host) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        // The rest as the framework has it: headers of 32 KiB, a body that comes at 240 bytes a second.
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = Headers;
        kestrel.Limits.KeepAliveTimeout = KeepAlive;
        kestrel.Limits.MaxConcurrentConnections = Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = Connections;
    });
}
