using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>By which names the service may be called. Any other <c>Host</c> is a mistake or a trick (DNS rebinding, poisoned links).</summary>
internal static class AllowedHosts
{
    private static readonly string[] OwnMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whoever probes or scrapes an instance does it by its address.</summary>
    private static readonly PathString[] ForEveryName = ["/health", "/metrics"];

    private static readonly Error UnknownHost = CommonErrors.MalformedRequest with { Detail = "This service is not known by the name in the Host header." };

    /// <param name="names">Names, <c>*.example.com</c> for all below one, <c>*</c> for any; none for one's own machine.</param>
    public static void RefuseUnknownHosts(this WebApplication app, IReadOnlyCollection<string> names)
    {
        List<StringSegment> hosts = [.. names.Count > 0 ? names : OwnMachine];
        if (hosts.Contains("*"))
            return;
        app.Use((context, next) =>
            HostString.MatchesAny(context.Request.Host.Host, hosts) || Array.Exists(ForEveryName, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
                ? next(context)
                : ProblemWriter.WriteAsync(context, UnknownHost));
    }

    /// <summary>The framework's own filter reads the same setting, and would answer before anything here without a problem.</summary>
    public static IServiceCollection SwitchOffFrameworkHostFilter(this IServiceCollection services) =>
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
}
