using AutoMapper;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions;

/// <summary>A deal as one of its two parties sees it.</summary>
/// <param name="ProductTitle">What the product was called when it was requested.</param>
public sealed record TransactionResponse(
    long Id, long ProductId, string ProductTitle, long BuyerId, long SellerId, decimal Amount, TransactionStatus Status,
    PaymentMethod? PaymentMethod, PaymentStatus PaymentStatus, string? MeetingLocation, DateTimeOffset? MeetingTime,
    string? BuyerNotes, string? SellerNotes, string? CancellationReason, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? SellerHandedOverAt, DateTimeOffset? BuyerReceivedAt, DateTimeOffset? CompletedAt, DateTimeOffset? CancelledAt,
    int Version) : IVersioned, IDated, IPersonalRecord
{
    /// <summary>Until when the next step is awaited; null where nothing runs out.</summary>
    public DateTimeOffset? Deadline { get; private init; }

    /// <summary>The steps that the caller may take now.</summary>
    public IReadOnlyList<TransitionName> AllowedTransitions { get; private init; } = [];

    /// <summary>The same deal with what it holds for one of its parties at a moment.</summary>
    internal TransactionResponse For(long userId, DateTimeOffset now)
    {
        var state = new DealState(Status, CreatedAt, SellerHandedOverAt);
        var party = userId == BuyerId ? DealParty.Buyer : DealParty.Seller;
        return this with
        {
            Deadline = state.Deadline,
            AllowedTransitions = [.. PurchaseProcess.StepsFor(party, state, now).Where(s => s.BlockedBecause is null).Select(s => s.Name)],
        };
    }
}

internal sealed class TransactionMappings : Profile
{
    public TransactionMappings()
    {
        CreateMap<Money, decimal>().ConvertUsing(money => money.Amount);
        CreateMap<Transaction, TransactionResponse>()
            .ForMember(r => r.Deadline, o => o.Ignore())
            .ForMember(r => r.AllowedTransitions, o => o.Ignore());
    }
}
