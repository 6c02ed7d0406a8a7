using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Catalog.Contracts;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Validation;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions.Commands;

/// <summary>Requests a product: it is reserved for the buyer until somebody answers; after 24 hours the seller can no longer confirm.</summary>
/// <param name="Amount">The price, or any positive amount where the listing is negotiable.</param>
[Access(AccessLevel.SignedIn)]
public sealed record CreateTransactionCommand(
    long ProductId, decimal Amount, PaymentMethod? PaymentMethod = null,
    string? MeetingLocation = null, DateTimeOffset? MeetingTime = null, string? BuyerNotes = null) : ICommand<TransactionResponse>;

internal sealed class CreateTransactionValidator : AbstractValidator<CreateTransactionCommand>
{
    public CreateTransactionValidator()
    {
        RuleFor(c => c.ProductId).GreaterThan(0);
        RuleFor(c => c.Amount).MustBeMoney();
        RuleFor(c => c.MeetingLocation).MaximumLength(Transaction.MeetingLocationMaxLength);
        RuleFor(c => c.BuyerNotes).MaximumLength(Transaction.NotesMaxLength);
    }
}

internal sealed class CreateTransactionHandler(
    IRepository<Transaction> deals, IProductReservations products, IUserDirectory users, IBlocks blocks, IOpenRequestSlots slots,
    ICurrentUser me, TimeProvider time, IMapper mapper) : ICommandHandler<CreateTransactionCommand, TransactionResponse>
{
    public async Task<Result<TransactionResponse>> Handle(CreateTransactionCommand command, CancellationToken cancellationToken)
    {
        var reserved = await products.ReserveAsync(command.ProductId, me.Id, command.Amount, cancellationToken);
        if (!reserved.IsSuccess)
            return reserved.Error;
        var product = reserved.Value;
        if (await users.FindActiveAsync(product.SellerId, cancellationToken) is null)
            return TransactionErrors.ProductNotAvailable;
        if (await blocks.AnyBetweenAsync(me.Id, product.SellerId, cancellationToken))
            return CommonErrors.Blocked;
        if (await slots.FindFreeAsync(me.Id, cancellationToken) is not { } slot)
            return TransactionErrors.TooManyOpenRequests;

        var now = time.Now();
        var deal = Transaction.Request(
            await deals.NextIdAsync(cancellationToken),
            slot,
            new DealSubject(product.Id, product.Title, product.SellerId),
            me.Id,
            Money.Of(command.Amount),
            new DealTerms(command.PaymentMethod, command.MeetingLocation, command.MeetingTime, command.BuyerNotes),
            now);
        deals.Add(deal);
        return mapper.Map<TransactionResponse>(deal).For(me.Id, now);
    }
}
