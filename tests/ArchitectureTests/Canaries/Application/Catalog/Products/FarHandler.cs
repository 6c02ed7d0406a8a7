using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>A handler that nobody finds who reads the request.</summary>
internal sealed class FarHandler : ICommandHandler<CommandFarFromItsHandler>
{
    public Task<Result> Handle(CommandFarFromItsHandler request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}
