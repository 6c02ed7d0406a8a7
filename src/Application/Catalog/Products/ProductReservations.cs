using MultiWeb.Application.Catalog.Contracts;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products;

internal sealed class ProductReservations(IRepository<Product> products, TimeProvider time) : IProductReservations
{
    public async Task<Result<ReservedProduct>> ReserveAsync(long productId, long buyerId, decimal amount, CancellationToken cancellationToken)
    {
        if (await products.GetByIdAsync(productId, cancellationToken) is not { } product)
            return CommonErrors.NotFound;
        var reserved = product.Reserve(buyerId, Money.Of(amount), time.Now());
        return reserved.IsSuccess ? new ReservedProduct(product.Id, product.Title, product.SellerId) : reserved.Error;
    }

    public async Task<Result> ReleaseAsync(long productId, long buyerId, CancellationToken cancellationToken) =>
        await products.GetByIdAsync(productId, cancellationToken) is { } product ? product.Release(buyerId, time.Now()) : CommonErrors.NotFound;

    public async Task<Result> SellAsync(long productId, CancellationToken cancellationToken) =>
        await products.GetByIdAsync(productId, cancellationToken) is { } product ? product.Sell(time.Now()) : CommonErrors.NotFound;
}
