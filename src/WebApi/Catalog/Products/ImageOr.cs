using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.WebApi.Catalog.Products;

/// <summary>
/// 200 with the picture or 206 with a part of it, to be kept for a year, as its address never means another; or the problem. Its
/// strong ETag is its key.
/// </summary>
internal sealed class ImageOr(Result<StoredImage> result) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["image/jpeg", "image/png", "image/gif", "image/webp"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status206PartialContent, typeof(Stream), ["image/jpeg", "image/png", "image/gif", "image/webp"]));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!result.IsSuccess)
        {
            await ProblemWriter.WriteAsync(httpContext, result.Error);
            return;
        }
        var (key, content) = result.Value;
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        if (httpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false; // it does not know these two
        await Results.Stream(content, key.ContentType, entityTag: new EntityTagHeaderValue($"\"{key}\""), enableRangeProcessing: true).ExecuteAsync(httpContext);
        if (RefusalOf(httpContext.Response) is not { } refusal)
            return;
        headers.CacheControl = "no-store";
        await ProblemWriter.WriteAsync(httpContext, refusal);
    }

    /// <summary>Written by the framework as a bare status.</summary>
    private static Error? RefusalOf(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status412PreconditionFailed => CommonErrors.VersionMismatch,
        StatusCodes.Status416RangeNotSatisfiable => CommonErrors.RangeNotSatisfiable,
        _ => null,
    };
}
