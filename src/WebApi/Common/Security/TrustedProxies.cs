using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>
/// Whose word counts for where a request comes from (<c>X-Forwarded-For</c>) and whether it came over TLS
/// (<c>X-Forwarded-Proto</c>). Nobody's, unless he is named: anybody can write a header.
/// </summary>
internal static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IReadOnlyList<IPNetwork> trusted) =>
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = trusted.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            forwarded.ForwardLimit = null; // back to the first hop that is not trusted, however many are
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in trusted)
                forwarded.KnownIPNetworks.Add(network);
        });
}
