using System.Net;
using System.Net.Sockets;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>Where a request comes from. A proxy's word for it counts only where the proxy is trusted, see <see cref="TrustedProxies"/>.</summary>
internal static class ClientAddress
{
    private const int Ipv6NetworkBytes = 8;

    /// <summary>An IPv4 address as such, also where the socket takes both kinds.</summary>
    public static IPAddress? Of(HttpContext context) => context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;

    /// <summary>What one household or server has: an IPv4 address, or the first 64 bits of an IPv6 address, of which it has 2^64.</summary>
    public static string NetworkOf(HttpContext context) => Of(context) switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Network(address),
        var address => address.ToString(),
    };

    private static string Network(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, Ipv6NetworkBytes, bytes.Length - Ipv6NetworkBytes);
        return $"{new IPAddress(bytes)}/64";
    }
}
