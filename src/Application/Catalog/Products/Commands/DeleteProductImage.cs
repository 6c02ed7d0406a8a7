using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Takes a picture off one's own listing. Its file goes later, when no other listing shows the same.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the ids, the header the version")]
public sealed record DeleteProductImageCommand(long ProductId, long ImageId, int? ExpectedVersion) : ICommand;

internal sealed class DeleteProductImageHandler(IRepository<Product> products, ICurrentUser me, TimeProvider time) : ICommandHandler<DeleteProductImageCommand>
{
    public async Task<Result> Handle(DeleteProductImageCommand command, CancellationToken cancellationToken)
    {
        var found = await products.OwnAsync(command.ProductId, me, command.ExpectedVersion, cancellationToken);
        return found.IsSuccess ? found.Value.RemoveImage(command.ImageId, time.Now()) : found.Error;
    }
}
