using MediatR;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>A request that is neither command nor query, and cannot be refused.</summary>
internal sealed record RequestOutsideCqrs : IRequest<string>;

/// <summary>Both at once: which pipeline would it get?</summary>
internal sealed record CommandAndQuery : ICommand<int>, IQuery<int>;

internal sealed record CommandWithoutHandler : ICommand;

internal sealed record CommandWithTwoHandlers : ICommand;

internal sealed class FirstHandler : ICommandHandler<CommandWithTwoHandlers>
{
    public Task<Result> Handle(CommandWithTwoHandlers request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}

/// <summary>A handler that the outside could call, past the pipeline.</summary>
public sealed class PublicHandler : IRequestHandler<RequestForPublicHandler, Result>
{
    public Task<Result> Handle(RequestForPublicHandler request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}

public sealed record RequestForPublicHandler : ICommand;

internal sealed class SecondHandler : ICommandHandler<CommandWithTwoHandlers>
{
    public Task<Result> Handle(CommandWithTwoHandlers request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}

internal sealed record CommandFarFromItsHandler : ICommand;

/// <summary>Nobody has decided who may send it.</summary>
internal sealed record CommandForWhom : ICommand;

internal sealed record CommandWithoutValidator(string Title) : ICommand;

[NothingToValidate(" ")]
internal sealed record CommandWithoutReason(string Title) : ICommand;

/// <summary>A query that takes aggregates to change them: the change would be lost.</summary>
internal sealed class QueryThatLoadsToWrite(IRepository<Product> products) : IQueryHandler<SomeQuery, string>
{
    public async Task<Result<string>> Handle(SomeQuery request, CancellationToken cancellationToken) =>
        (await products.GetByIdAsync(1, cancellationToken))!.Title;
}

/// <summary>A query that commits.</summary>
internal sealed class QueryThatCommits(IUnitOfWork unitOfWork) : IQueryHandler<SomeQuery, string>
{
    public Task<Result<string>> Handle(SomeQuery request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(() => Task.FromResult<Result<string>>(""), false, cancellationToken);
}

internal sealed record SomeQuery : IQuery<string>;
