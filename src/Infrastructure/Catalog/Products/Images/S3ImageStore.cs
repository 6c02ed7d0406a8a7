using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>Pictures in a bucket. An object there appears whole or not at all by itself.</summary>
internal sealed class S3ImageStore(BucketSettings settings) : IImageStore, IDisposable
{
    /// <summary>For one try, until the answer begins; there are two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly AmazonS3Client _client = Connect(settings);

    public Task SaveAsync(ImageKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var request = new PutObjectRequest
        {
            BucketName = settings.Bucket,
            Key = key.Text,
            InputStream = stream,
            ContentType = key.ContentType,
            AutoCloseStream = false,
            UseChunkEncoding = false, // Amazon's own framing of a body, which not every store takes
        };
        request.Headers.CacheControl = "public, max-age=31536000, immutable"; // for whoever serves the bucket itself
        await _client.PutObjectAsync(request, cancellationToken);
        return true;
    }, cancellationToken);

    public Task<bool> ExistsAsync(ImageKey key, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        try
        {
            await _client.GetObjectMetadataAsync(settings.Bucket, key.Text, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exception) when (IsMissing(exception))
        {
            return false;
        }
    }, cancellationToken);

    public Task<Stream?> OpenAsync(ImageKey key, CancellationToken cancellationToken) => TryAsync<Stream?>(async () =>
    {
        try
        {
            var answer = await _client.GetObjectAsync(settings.Bucket, key.Text, cancellationToken);
            return new S3ObjectStream(answer, (from, token) => OpenFromAsync(key, from, token));
        }
        catch (AmazonS3Exception exception) when (IsMissing(exception))
        {
            return null;
        }
    }, cancellationToken);

    public Task DeleteAsync(ImageKey key, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        await _client.DeleteObjectAsync(settings.Bucket, key.Text, cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>None: what was not sent to its end is not there.</summary>
    public Task DiscardLeftoversAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _client.Dispose();

    private Task<GetObjectResponse> OpenFromAsync(ImageKey key, long from, CancellationToken cancellationToken) => TryAsync(
        () => _client.GetObjectAsync(new GetObjectRequest { BucketName = settings.Bucket, Key = key.Text, ByteRange = new ByteRange($"bytes={from}-") }, cancellationToken),
        cancellationToken);

    private static AmazonS3Client Connect(BucketSettings settings)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = settings.ForcePathStyle,
            Timeout = Patience,
            MaxErrorRetry = 1,
            // Checksums in trailers are Amazon's own as well; the body is signed in any case.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
            (config.ServiceURL, config.AuthenticationRegion) = (endpoint.AbsoluteUri, settings.Region);
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        return settings.AccessKey is null ? new AmazonS3Client(config) : new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config);
    }

    private static bool IsMissing(AmazonS3Exception exception) => exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket";

    private static async Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw new UnavailableException("The bucket of pictures does not answer.", exception);
        }
    }
}
