using System.Text.Json.Serialization;
using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Catalog.Contracts;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions.Commands;

/// <summary>Takes one step of a deal, and does to the product what the step says, in one commit.</summary>
/// <param name="Transition">confirm, reject, withdraw, cancel, hand_over or receive.</param>
/// <param name="Note">Why; a cancellation needs one.</param>
[Access(AccessLevel.SignedIn)]
public sealed record TakeTransitionCommand(TransitionName? Transition, string? Note = null) : ICommand<TransactionResponse>, IRehearsable
{
    [JsonIgnore]
    public long TransactionId { get; init; }

    [JsonIgnore]
    public int? ExpectedVersion { get; init; }

    [JsonIgnore]
    public bool DryRun { get; init; }
}

internal sealed class TakeTransitionValidator : AbstractValidator<TakeTransitionCommand>
{
    public TakeTransitionValidator()
    {
        RuleFor(c => c.Transition).NotNull().NotEqual(TransitionName.Request);
        RuleFor(c => c.Note).MaximumLength(Transaction.NotesMaxLength);
    }
}

internal sealed class TakeTransitionHandler(
    IRepository<Transaction> deals, IProductReservations products, ICurrentUser me, TimeProvider time, IMapper mapper)
    : ICommandHandler<TakeTransitionCommand, TransactionResponse>
{
    public async Task<Result<TransactionResponse>> Handle(TakeTransitionCommand command, CancellationToken cancellationToken)
    {
        var found = await deals.OwnAsync(command.TransactionId, me, command.ExpectedVersion, cancellationToken);
        if (!found.IsSuccess)
            return found.Error;

        var (deal, now) = (found.Value, time.Now());
        var taken = deal.Take(command.Transition!.Value, me.Id, command.Note, now);
        if (!taken.IsSuccess)
            return taken.Error;
        var applied = taken.Value switch
        {
            ProductEffect.Release => await products.ReleaseAsync(deal.ProductId, deal.BuyerId, cancellationToken),
            ProductEffect.Sell => await products.SellAsync(deal.ProductId, cancellationToken),
            _ => Result.Success(),
        };
        // A deal that may take the step holds its product: where it does not, the other party has moved both since the deal was read.
        return applied.IsSuccess
            ? mapper.Map<TransactionResponse>(deal).For(me.Id, now)
            : throw new StaleReadException($"The product of a deal does not take its step ({applied.Error.Code}).");
    }
}
