using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products;

internal static class OwnProduct
{
    /// <summary>A listing for its seller to change: refused to everybody else, and where it has moved on since he read it.</summary>
    public static async Task<Result<Product>> OwnAsync(
        this IRepository<Product> products, long id, ICurrentUser me, int? expectedVersion, CancellationToken cancellationToken)
    {
        if (await products.GetByIdAsync(id, cancellationToken) is not { } product)
            return CommonErrors.NotFound;
        return RefusalOf(product.Status, product.SellerId, product.Version, me, expectedVersion) is { } refusal ? refusal : product;
    }

    /// <summary>What stands against a change by somebody who has read an earlier version; null where nothing does.</summary>
    public static Error? RefusalOf(ProductStatus status, long sellerId, int version, ICurrentUser me, int? expectedVersion)
    {
        if (status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (sellerId != me.Id)
            return CommonErrors.Forbidden;
        return expectedVersion is { } expected && expected != version ? CommonErrors.VersionMismatch : null;
    }
}
