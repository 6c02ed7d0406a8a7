using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Trading.Events;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>An arrow that runs back up: Trading knows Catalog already. That it is an event makes it no better.</summary>
internal sealed class CatalogThatKnowsTrading : IReaction<TransactionMoved>
{
    public Task ReactAsync(TransactionMoved happened, CancellationToken cancellationToken) => Task.CompletedTask;
}
