using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Brings one's own listing to the top of the latest (끌어올리기), once in 24 hours.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record BumpProductCommand(long ProductId) : ICommand<ProductResponse>;

internal sealed class BumpProductHandler(
    IRepository<Product> products, IProductReader reader, IReadRepository<Category> categories, IImageAddresses addresses, ICurrentUser me, TimeProvider time)
    : ICommandHandler<BumpProductCommand, ProductResponse>
{
    public async Task<Result<ProductResponse>> Handle(BumpProductCommand command, CancellationToken cancellationToken)
    {
        var found = await products.OwnAsync(command.ProductId, me, expectedVersion: null, cancellationToken);
        if (!found.IsSuccess)
            return found.Error;
        var bumped = found.Value.Bump(time.Now());
        if (!bumped.IsSuccess)
            return bumped.Error;
        var category = await categories.FirstOrDefaultAsync(new CategoryById(found.Value.CategoryId), cancellationToken);
        return ProductResponse.Of(found.Value, category!, await reader.CountsAsync(command.ProductId, cancellationToken), addresses);
    }
}
