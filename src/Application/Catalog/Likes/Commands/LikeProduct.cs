using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Likes;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Likes.Commands;

/// <summary>Keeps an eye on a listing. Twice is once.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record LikeProductCommand(long ProductId) : ICommand;

internal sealed class LikeProductHandler(IRepository<ProductLike> likes, IRepository<Product> products, ICurrentUser me, TimeProvider time)
    : ICommandHandler<LikeProductCommand>
{
    public async Task<Result> Handle(LikeProductCommand command, CancellationToken cancellationToken)
    {
        if (await products.GetByIdAsync(command.ProductId, cancellationToken) is not { } product)
            return CommonErrors.NotFound;
        if (product.Status == ProductStatus.Removed)
            return CommonErrors.Gone;

        if (await likes.FirstOrDefaultAsync(new LikeOf(me.Id, product.Id), cancellationToken) is { } like)
            like.Renew(time.Now());
        else
            likes.Add(ProductLike.Give(await likes.NextIdAsync(cancellationToken), me.Id, product.Id, time.Now()));
        return Result.Success();
    }
}
