using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Likes;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Likes.Commands;

/// <summary>Takes a like back, also of a listing that is gone by now; where there is none, nothing changes.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record UnlikeProductCommand(long ProductId) : ICommand;

internal sealed class UnlikeProductHandler(IRepository<ProductLike> likes, IRepository<Product> products, ICurrentUser me, TimeProvider time)
    : ICommandHandler<UnlikeProductCommand>
{
    public async Task<Result> Handle(UnlikeProductCommand command, CancellationToken cancellationToken)
    {
        if (await likes.FirstOrDefaultAsync(new LikeOf(me.Id, command.ProductId), cancellationToken) is { } like)
            like.Withdraw(time.Now());
        else if (await products.GetByIdAsync(command.ProductId, cancellationToken) is null)
            return CommonErrors.NotFound;
        return Result.Success();
    }
}
