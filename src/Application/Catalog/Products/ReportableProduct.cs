using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>A listing that a moderator takes down goes the way of one that its seller takes down: not from under a buyer who holds it.</summary>
internal sealed class ReportableProduct(IRepository<Product> products, TimeProvider time) : IReportableTarget
{
    public string Type => "product";

    public async Task<long?> FindOwnerAsync(long targetId, long? seenBy, CancellationToken cancellationToken) =>
        await products.GetByIdAsync(targetId, cancellationToken) is { } product && (seenBy is null || product.Status != ProductStatus.Removed)
            ? product.SellerId
            : null;

    public async Task<Result> RemoveAsync(long targetId, CancellationToken cancellationToken) =>
        await products.GetByIdAsync(targetId, cancellationToken) switch
        {
            null => CommonErrors.NotFound,
            { Status: ProductStatus.Removed } => Result.Success(),
            var product => product.Remove(time.Now()),
        };
}
