using System.Reflection;
using FluentValidation;
using MediatR;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Application;

/// <summary>Every use case has the same shape: one request that says who may send it, one validator, one handler.</summary>
public sealed class RequestTests
{
    [Fact]
    public void A_request_is_a_command_or_a_query() => Requests
        .AtLeast(25)
        .Demands(t => IsCommand(t) != t.Is(typeof(IQuery<>)), "is not one of the two")
        .Instead("ICommand or ICommand<T> for what changes something, IQuery<T> for what only reads: the pipeline is chosen by it.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.RequestOutsideCqrs), typeof(Canaries.Application.Catalog.Products.CommandAndQuery));

    [Fact]
    public void A_request_has_one_handler() => Requests
        .AtLeast(25)
        .Forbids(t => HandlersOf(t) is { Count: var count and not 1 } handlers ? [$"has {count} handlers ({string.Join(", ", handlers)})"] : [])
        .Instead("One internal sealed handler, in the file of the request. What reacts to it as well is an IReaction to the event.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.CommandWithoutHandler),
            typeof(Canaries.Application.Catalog.Products.CommandWithTwoHandlers));

    [Fact]
    public void A_handler_stands_below_its_request() => Requests
        .Where(t => HandlersOf(t).Count == 1)
        .AtLeast(25)
        .Demands(t => FilesOf(t).Intersect(FilesOf(HandlersOf(t)[0])).Any(), "is not in the file of its handler")
        .Instead("One use case is one file: request, validator, handler, top to bottom.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CommandFarFromItsHandler));

    [Fact]
    public void A_request_is_answered_with_a_result() => Requests
        .AtLeast(25)
        .Forbids(t => t.ArgumentsFor(typeof(IRequest<>))![0] is var answer && !answer.IsAssignableTo(typeof(Result)) ? [$"is answered with {answer}"] : [])
        .Instead("Result or Result<T>: an expected failure is a value, and the pipeline can refuse only what can carry a refusal.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.RequestOutsideCqrs));

    [Fact]
    public void A_request_says_who_may_send_it() => Requests
        .AtLeast(25)
        .Demands(t => t.Type.GetCustomAttribute<AccessAttribute>(inherit: false) is not null, "has no [Access]")
        .Instead("[Access(AccessLevel.…)] on the request itself.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CommandForWhom));

    [Fact]
    public void A_command_is_validated_or_says_why_not() => Requests
        .Where(IsCommand)
        .AtLeast(14)
        .Forbids(t => WhatIsWrongWithTheValidationOf(t) is { } wrong ? [wrong] : [])
        .Instead("An AbstractValidator of the command in its file, or [NothingToValidate(\"the reason\")]; never both.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.CommandWithoutValidator),
            typeof(Canaries.Application.Catalog.Products.CommandWithoutReason));

    [Fact]
    public void A_query_writes_nothing() => Code.Types
        .Where(t => t.Is(typeof(IQueryHandler<,>)) && !t.Type.IsInterface)
        .AtLeast(11)
        .Forbids(t => t.References.Where(r => Writers.Contains(r.FullName)).Select(r => $"uses {r}"))
        .Instead("IReadRepository<T>, or a query port of its own: a query has no unit of work, so what it changed would be lost.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.QueryThatLoadsToWrite),
            typeof(Canaries.Application.Catalog.Products.QueryThatCommits));

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed() => Code.Types
        .Where(t => t.Place.Layer == "Application" && t.Type is { IsClass: true, IsAbstract: false } && (t.Is(typeof(IRequestHandler<,>)) || t.Is(typeof(IValidator<>))))
        .AtLeast(39)
        .Demands(t => t.Type is { IsSealed: true, IsPublic: false }, "is not internal sealed")
        .Instead("internal sealed: a use case is reached by sending its request.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.PublicHandler));

    [Fact]
    public void A_request_is_a_public_record() => Requests
        .AtLeast(25)
        .Demands(t => t.IsRecord && t.Type is { IsPublic: true, IsSealed: true }, "is not a public sealed record")
        .Instead("public sealed record …Command(…) : ICommand<…>: what a client may send, as a value.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.CommandForWhom));

    internal static Rule<CodeType> Requests => Code.Types
        .Where(t => t.Place.Layer == "Application" && t.Is(typeof(IBaseRequest)) && t.Type is { IsInterface: false, IsAbstract: false });

    internal static bool IsCommand(CodeType type) => type.Is(typeof(ICommand)) || type.Is(typeof(ICommand<>));

    internal static List<CodeType> HandlersOf(CodeType request) =>
        [.. request.Neighbours.Value.Where(t => !t.Type.IsInterface && t.ArgumentsFor(typeof(IRequestHandler<,>)) is { } a && a[0] == request.Type)];

    private static readonly string[] Writers =
        [typeof(IRepository<>).FullName!, typeof(IUnitOfWork).FullName!, typeof(IIdentitySequence).FullName!];

    private static string? WhatIsWrongWithTheValidationOf(CodeType command)
    {
        var validated = command.Neighbours.Value.Any(t => t.Type is { IsAbstract: false } && t.ArgumentsFor(typeof(IValidator<>)) is { } a && a[0] == command.Type);
        return command.Type.GetCustomAttribute<NothingToValidateAttribute>() switch
        {
            null => validated ? null : "has neither a validator nor a reason to have none",
            _ when validated => "has a validator, and a reason to have none",
            { Because: var because } => string.IsNullOrWhiteSpace(because) ? "has an empty reason to have no validator" : null,
        };
    }

    private static IEnumerable<string> FilesOf(CodeType type) => Repository.All
        .Where(f => f.Namespace == type.Type.Namespace && f.DeclaredTypes.Contains(type.Type.Name.Split('`')[0]))
        .Select(f => f.Path);
}
