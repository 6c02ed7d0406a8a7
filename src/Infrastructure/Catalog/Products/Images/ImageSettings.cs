using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>Where pictures are kept, and at which addresses they are seen.</summary>
/// <param name="Folder">A folder that all instances share; null where there is a bucket, or nothing was said.</param>
/// <param name="Bucket">The same in an S3-compatible store.</param>
/// <param name="BaseUrl">What the address of a picture begins with, without a slash at its end.</param>
/// <param name="Thumbnails">The image server that makes small ones; null where there is none.</param>
internal sealed record ImageSettings(string? Folder, BucketSettings? Bucket, string BaseUrl, ThumbnailSettings? Thumbnails)
{
    /// <exception cref="ConfigurationException">A setting is wrong, or does not go with another.</exception>
    public static ImageSettings Load(IConfiguration configuration)
    {
        var bucket = BucketSettings.Load(configuration);
        var folder = configuration["Images:Folder"] is { Length: > 0 } path ? path : null;
        if (folder is not null && bucket is not null)
            throw new ConfigurationException("Images__Folder and Images__S3__Bucket are both set: pictures are in a folder or in a bucket.");
        if (folder is null && bucket is null && string.Equals(configuration[HostDefaults.EnvironmentKey], Environments.Development, StringComparison.OrdinalIgnoreCase))
            folder = Path.Combine(".local", "images");
        var site = configuration.ReadWebAddress("Links:BaseUrl", "http://localhost:8000").AbsoluteUri.TrimEnd('/');
        return new ImageSettings(
            folder is null ? null : Path.GetFullPath(folder),
            bucket,
            configuration.ReadWebAddress("Images:BaseUrl", $"{site}/images").AbsoluteUri.TrimEnd('/'),
            ThumbnailSettings.Load(configuration));
    }
}
