using Microsoft.Extensions.Configuration;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>A bucket of Amazon S3, or of a store that speaks its language.</summary>
/// <param name="Endpoint">Where such a store is; null for Amazon's own.</param>
/// <param name="AccessKey">Null, with the secret key, where the machine itself has a role (the SDK's own search for credentials).</param>
/// <param name="ForcePathStyle">Whether the bucket stands in the path and not in the name of the host, as most stores besides Amazon's want it.</param>
internal sealed record BucketSettings(string Bucket, Uri? Endpoint, string Region, string? AccessKey, string? SecretKey, bool ForcePathStyle)
{
    /// <returns>Null where no bucket is named.</returns>
    /// <exception cref="ConfigurationException">A setting is wrong, or does not go with another.</exception>
    public static BucketSettings? Load(IConfiguration configuration)
    {
        var section = configuration.GetSection("Images:S3");
        if (section["Bucket"] is not { Length: > 0 } bucket)
        {
            return section.GetChildren().Any(setting => setting.Value is { Length: > 0 })
                ? throw new ConfigurationException("Images__S3__Bucket is not set, and other settings of Images__S3 are.")
                : null;
        }
        var endpoint = Given("Endpoint") is not null ? configuration.ReadWebAddress("Images:S3:Endpoint", "") : null;
        var region = Given("Region") ?? (endpoint is not null ? "us-east-1" : null);
        var (access, secret) = (Given("AccessKey"), Given("SecretKey"));
        if ((access is null) != (secret is null))
            throw new ConfigurationException("Images__S3__AccessKey and Images__S3__SecretKey are set together or not at all.");
        return new BucketSettings(
            bucket, endpoint,
            region ?? throw new ConfigurationException("Images__S3__Region is not set: a bucket of Amazon's is in a region, another store has an Images__S3__Endpoint."),
            access, secret, configuration.ReadSwitch("Images:S3:ForcePathStyle", endpoint is not null));

        string? Given(string name) => section[name] is { Length: > 0 } value ? value : null;
    }
}
