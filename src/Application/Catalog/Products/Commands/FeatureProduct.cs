using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Puts somebody's listing forward, or takes that back. Twice is no error and no change.</summary>
[Access(AccessLevel.Admin)]
[NothingToValidate("the route holds the id, and the method what is wanted")]
public sealed record FeatureProductCommand(long ProductId, bool IsFeatured) : ICommand;

internal sealed class FeatureProductHandler(IRepository<Product> products, IAuditLog audit, TimeProvider time) : ICommandHandler<FeatureProductCommand>
{
    public async Task<Result> Handle(FeatureProductCommand command, CancellationToken cancellationToken)
    {
        if (await products.GetByIdAsync(command.ProductId, cancellationToken) is not { } product)
            return CommonErrors.NotFound;
        var before = product.IsFeatured;
        var featured = product.Feature(command.IsFeatured, time.Now());
        if (featured.IsSuccess && product.IsFeatured != before)
            await audit.RecordAsync(
                product.IsFeatured ? "product_featured" : "product_unfeatured", AuditTarget.Of<Product>(product.Id),
                new { IsFeatured = before }, new { product.IsFeatured }, cancellationToken);
        return featured;
    }
}
