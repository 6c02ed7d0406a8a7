using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>A moderator does something, and nobody will ever know.</summary>
[Access(AccessLevel.Moderator)]
internal sealed record CommandThatLeavesNoTrace : ICommand;

internal sealed class CommandThatLeavesNoTraceHandler : ICommandHandler<CommandThatLeavesNoTrace>
{
    public Task<Result> Handle(CommandThatLeavesNoTrace request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}
