using System.Text.Json.Serialization;
using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions.Commands;

/// <summary>Changes where and when to meet. A JSON Merge Patch: absent leaves, null clears.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record MoveMeetingCommand(Optional<string> MeetingLocation, Optional<DateTimeOffset?> MeetingTime) : ICommand<TransactionResponse>
{
    [JsonIgnore]
    public long TransactionId { get; init; }

    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

internal sealed class MoveMeetingValidator : AbstractValidator<MoveMeetingCommand>
{
    public MoveMeetingValidator() => RuleFor(c => c.MeetingLocation.Value).MaximumLength(Transaction.MeetingLocationMaxLength);
}

internal sealed class MoveMeetingHandler(
    IRepository<Transaction> deals, ICurrentUser me, TimeProvider time, IMapper mapper) : ICommandHandler<MoveMeetingCommand, TransactionResponse>
{
    public async Task<Result<TransactionResponse>> Handle(MoveMeetingCommand command, CancellationToken cancellationToken)
    {
        var found = await deals.OwnAsync(command.TransactionId, me, command.ExpectedVersion, cancellationToken);
        if (!found.IsSuccess)
            return found.Error;

        var (deal, now) = (found.Value, time.Now());
        var moved = deal.Meet(command.MeetingLocation.Or(deal.MeetingLocation), command.MeetingTime.Or(deal.MeetingTime), now);
        return moved.IsSuccess ? mapper.Map<TransactionResponse>(deal).For(me.Id, now) : moved.Error;
    }
}
