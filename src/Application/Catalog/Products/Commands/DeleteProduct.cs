using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Takes one's own listing down. The row stays for the deals that name it; reading it answers 410 from now on.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id, the header the version")]
public sealed record DeleteProductCommand(long ProductId, int? ExpectedVersion) : ICommand;

internal sealed class DeleteProductHandler(IRepository<Product> products, ICurrentUser me, TimeProvider time) : ICommandHandler<DeleteProductCommand>
{
    public async Task<Result> Handle(DeleteProductCommand command, CancellationToken cancellationToken)
    {
        var found = await products.OwnAsync(command.ProductId, me, command.ExpectedVersion, cancellationToken);
        return found.IsSuccess ? found.Value.Remove(time.Now()) : found.Error;
    }
}
