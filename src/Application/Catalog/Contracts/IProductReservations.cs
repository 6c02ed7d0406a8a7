using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Contracts;

/// <summary>
/// How a deal takes hold of a product. The caller's unit of work writes it: product and deal change together or not at all.
/// </summary>
public interface IProductReservations
{
    /// <summary>Holds the product for a buyer at an amount, if product, price and buyer allow it.</summary>
    Task<Result<ReservedProduct>> ReserveAsync(long productId, long buyerId, decimal amount, CancellationToken cancellationToken);

    /// <summary>Gives it back to everybody.</summary>
    /// <param name="buyerId">For whom it was held.</param>
    Task<Result> ReleaseAsync(long productId, long buyerId, CancellationToken cancellationToken);

    /// <summary>Ends its life on the marketplace.</summary>
    Task<Result> SellAsync(long productId, CancellationToken cancellationToken);
}

public sealed record ReservedProduct(long Id, string Title, long SellerId);
