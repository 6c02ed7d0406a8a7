using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Mono.Cecil;
using MultiWeb.Application.Common.Security;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.WebApi;

/// <summary>An endpoint as the running program knows it, and the method behind it.</summary>
internal sealed class ApiEndpoint(RouteEndpoint endpoint)
{
    private const string Prefix = "/api/v1";

    public string Address { get; } =
        $"{string.Join(",", endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {endpoint.RoutePattern.RawText}";

    public bool IsInApi => endpoint.RoutePattern.RawText?.StartsWith($"{Prefix}/", StringComparison.Ordinal) ?? false;

    public bool HasParameters => endpoint.RoutePattern.Parameters.Count > 0;

    public string? Name => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    public IReadOnlyList<string> Tags => endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags ?? [];

    public bool IsOpen => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public bool IsGuarded => endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;

    /// <summary>Whom it is for; null where nobody, or nobody who can be understood, has decided.</summary>
    public AccessLevel? Level =>
        IsOpen == IsGuarded ? null
        : IsOpen ? AccessLevel.Anyone
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is [var only] ? (only.Policy is null ? AccessLevel.SignedIn : Enum.TryParse<AccessLevel>(only.Policy, out var level) ? level : null)
        : null;

    public IReadOnlyList<IProducesResponseTypeMetadata> Answers => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>();

    public System.Reflection.MethodInfo? Method => endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>();

    /// <summary>Which requests its method takes, wrapped or not, or makes.</summary>
    public IReadOnlyList<CodeType> Requests => Method is null ? [] :
        [.. Taken().Concat(Made()).Distinct(StringComparer.Ordinal)
            .Select(name => Code.All.FirstOrDefault(t => t.Type.FullName == name)).OfType<CodeType>().Where(t => t.Is(typeof(IBaseRequest)))];

    public static IEnumerable<ApiEndpoint> Of(EndpointDataSource source) => source.Endpoints.OfType<RouteEndpoint>().Select(e => new ApiEndpoint(e));

    public static IEnumerable<ApiEndpoint> Of(IEndpointRouteBuilder routes) => routes.DataSources.SelectMany(Of);

    private IEnumerable<string> Taken() => Method!.GetParameters().Select(p => p.ParameterType).SelectMany(t => t.GetGenericArguments().Append(t)).Select(t => t.FullName ?? t.Name);

    private IEnumerable<string> Made() => Code.Of(Method!.DeclaringType!).Methods
        .Where(m => m.WrittenIn == Method!.Name && m.Definition.HasBody)
        .SelectMany(m => m.Definition.Body.Instructions)
        .Where(i => i.OpCode == Mono.Cecil.Cil.OpCodes.Newobj)
        .Select(i => ((MethodReference)i.Operand).DeclaringType.FullName);
}
