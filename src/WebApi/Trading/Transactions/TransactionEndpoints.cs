using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Trading.Transactions;
using MultiWeb.Application.Trading.Transactions.Commands;
using MultiWeb.Application.Trading.Transactions.Queries;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Trading.Transactions;

internal sealed class TransactionEndpoints : IEndpointGroup
{
    private const string One = "/{id:long:min(1)}";

    public string Prefix => $"{EndpointGroups.ApiPrefix}/transactions";

    public string Tag => "Transactions";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/", CreateTransaction).RequireAuthorization().AlsoAnswers(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
        group.MapGet("/", ListTransactions).RequireAuthorization();
        group.MapGet(One, GetTransaction).RequireAuthorization();
        group.MapPatch(One, MoveMeeting).RequireAuthorization();
        group.MapPost($"{One}/transitions", TakeTransition).RequireAuthorization();
        group.MapGet($"{One}/transitions", ListTransitions).RequireAuthorization();
        foreach (var step in PurchaseProcess.Transitions.Select(transition => transition.Name).Distinct())
            group.MapPost($"{One}/{Wording.Of(step).Replace('_', '-')}", new Shorthand(step).TakeStep).WithName(step.ToString()).RequireAuthorization();
    }

    private static async Task<CreatedOr<TransactionResponse>> CreateTransaction(CreateTransactionCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated(deal => $"/transactions/{deal.Id}");

    private static async Task<OkOr<Paged<TransactionResponse>>> ListTransactions(Query<ListTransactionsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<OkOr<TransactionResponse>> GetTransaction(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetTransactionQuery(id), cancellationToken);

    private static async Task<OkOr<TransactionResponse>> MoveMeeting(
        long id, MoveMeetingCommand command, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { TransactionId = id, ExpectedVersion = ifMatch.Version }, cancellationToken);

    private static async Task<OkOr<TransactionResponse>> TakeTransition(
        long id, TakeTransitionCommand command, IfMatch ifMatch, Query<Rehearsal> rehearsal, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { TransactionId = id, ExpectedVersion = ifMatch.Version, DryRun = rehearsal.Value.DryRun }, cancellationToken);

    private static async Task<OkOr<Paged<TransitionResponse>>> ListTransitions(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ListTransitionsQuery(id), cancellationToken);

    /// <summary>A step of the process with an address of its own.</summary>
    private sealed class Shorthand(TransitionName step)
    {
        public Task<OkOr<TransactionResponse>> TakeStep(
            long id, StepNote? body, IfMatch ifMatch, Query<Rehearsal> rehearsal, IMediator mediator, CancellationToken cancellationToken) =>
            TakeTransition(id, new(step, body?.Note), ifMatch, rehearsal, mediator, cancellationToken);
    }
}

/// <summary>The body of a shorthand, which may be left out where the step needs no note.</summary>
internal sealed record StepNote(string? Note = null);

/// <summary>How a step is asked for.</summary>
/// <param name="DryRun">Answer what the step would lead to, or why it is refused; write nothing.</param>
internal sealed record Rehearsal(bool DryRun = false);
