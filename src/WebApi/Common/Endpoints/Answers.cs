using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Json;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.WebApi.Common.Endpoints;

/// <summary>200 with the value, or the problem. Versioned answers carry an ETag and answer 304; pages link to their neighbours.</summary>
internal sealed class OkOr<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public static implicit operator OkOr<T>(Result<T> result) => new(result);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!result.IsSuccess)
            return ProblemWriter.WriteAsync(httpContext, result.Error);
        if (result.Value is IVersioned versioned && EntityTag.IsKnown(httpContext, versioned.Version))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        if (result.Value is IPaged page)
            PageLinks.Add(httpContext, page);
        return Answers.WriteAsync(httpContext, StatusCodes.Status200OK, result.Value);
    }
}

/// <summary>201 with the value and where to find it, if anywhere, or the problem.</summary>
internal sealed class CreatedOr<T>(Result<T> result, Func<T, string>? location) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!result.IsSuccess)
            return ProblemWriter.WriteAsync(httpContext, result.Error);
        if (location is not null)
            httpContext.Response.Headers.Location = EndpointGroups.ApiPrefix + location(result.Value);
        if (result.Value is IVersioned versioned)
            httpContext.Response.Headers.ETag = EntityTag.Of(versioned.Version);
        return Answers.WriteAsync(httpContext, StatusCodes.Status201Created, result.Value);
    }
}

/// <summary>204, or the problem.</summary>
internal sealed class NoContentOr(Result result) : IResult, IEndpointMetadataProvider
{
    public static implicit operator NoContentOr(Result result) => new(result);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!result.IsSuccess)
            return ProblemWriter.WriteAsync(httpContext, result.Error);
        httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

/// <summary>202: it was heard, and the answer tells nothing else; or the problem.</summary>
internal sealed class AcceptedOr(Result result) : IResult, IEndpointMetadataProvider
{
    public static implicit operator AcceptedOr(Result result) => new(result);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!result.IsSuccess)
            return ProblemWriter.WriteAsync(httpContext, result.Error);
        httpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }
}

internal static class Answers
{
    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>201 at an address below <see cref="EndpointGroups.ApiPrefix"/>.</summary>
    public static CreatedOr<T> AsCreated<T>(this Result<T> result, Func<T, string> location) => new(result, location);

    /// <summary>201 for what has no address of its own.</summary>
    public static CreatedOr<T> AsCreated<T>(this Result<T> result) => new(result, null);

    public static Task WriteAsync<T>(HttpContext context, int status, T value)
    {
        var response = context.Response;
        response.StatusCode = status;
        var text = context.RequestServices.GetRequiredService<Renderings>().Render(value);
        (response.ContentType, response.ContentLength) = (ContentType, text.Length);
        return response.Body.WriteAsync(text, context.RequestAborted).AsTask();
    }
}
