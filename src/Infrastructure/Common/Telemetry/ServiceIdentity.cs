using System.Reflection;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Resources;

namespace MultiWeb.Infrastructure.Common.Telemetry;

/// <summary>Who speaks: the same in every log line and every span.</summary>
/// <param name="Version">With the commit that it was built from, where that is known.</param>
/// <param name="Instance">Tells one of several apart: <c>Instance__Name</c>, or else the name of the host, which in Kubernetes is that of the pod.</param>
internal sealed record ServiceIdentity(string Name, string Version, string Instance)
{
    public static ServiceIdentity Load(IConfiguration configuration) => new(
        "multiweb",
        typeof(ServiceIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        FirstOf(configuration["Instance:Name"], configuration["HOSTNAME"]) ?? Environment.MachineName);

    /// <summary>The same to OpenTelemetry: <c>service.name</c>, <c>service.version</c>, <c>service.instance.id</c>.</summary>
    public void Describe(ResourceBuilder resource) => resource.AddService(Name, serviceVersion: Version, serviceInstanceId: Instance);

    private static string? FirstOf(params string?[] names) => Array.Find(names, name => !string.IsNullOrWhiteSpace(name));
}
