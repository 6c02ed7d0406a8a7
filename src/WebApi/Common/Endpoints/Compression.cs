using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.WebApi.Common.Endpoints;

/// <summary>
/// gzip for whoever takes it, from 1,000 bytes on: what is shorter only gets longer. Never for an answer that holds a token: its
/// length would tell about it whoever can put text of his own beside it (BREACH).
/// </summary>
internal static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddRequestDecompression()
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["application/json", ProblemWriter.ContentType, "text/html", "text/plain", "text/css", "text/javascript", "application/javascript"];
        })
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest)
        .AddSingleton<IResponseCompressionProvider, LongAnswersOnly>();

    /// <summary>It hands out a secret: it stays as it is.</summary>
    public static TBuilder NeverCompressed<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Secret());

    private sealed record Secret;

    private sealed class LongAnswersOnly(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        private const int LeastBytes = 1000;

        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength is not < LeastBytes
            && context.GetEndpoint()?.Metadata.GetMetadata<Secret>() is null
            && base.ShouldCompressResponse(context);
    }
}
