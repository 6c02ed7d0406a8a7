using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Products;

internal static class ImageIds
{
    /// <summary>Gives each address of a picture its id.</summary>
    public static async Task<IReadOnlyList<(long Id, string Url)>> ForImagesAsync(
        this IIdentitySequence ids, IReadOnlyList<string>? urls, CancellationToken cancellationToken)
    {
        var images = new List<(long, string)>();
        foreach (var url in urls ?? [])
            images.Add((await ids.NextAsync<ProductImage>(cancellationToken), url));
        return images;
    }
}
