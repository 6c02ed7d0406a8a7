using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Trading.Transactions;

public static class TransactionErrors
{
    public static Error TooManyOpenRequests { get; } = new("too_many_open_requests", ErrorKind.Conflict, $"You have {Transaction.MaxOpenRequests} requests open already; wait for an answer or withdraw one.");

    /// <summary>A second live deal, or a second sale: what the unique index answers if ever the aggregates let one through.</summary>
    public static Error ProductNotAvailable { get; } = new("product_not_available", ErrorKind.Conflict, "The product is reserved or sold.");
    public static Error InvalidTransition { get; } = new("invalid_transition", ErrorKind.Conflict, "The deal cannot take this step now.");
    public static Error NoteRequired { get; } = CommonErrors.Invalid("#/note", "required", "This step needs a note that says why.");
    public static Error MeetingFrozen { get; } = new("invalid_transition", ErrorKind.Conflict, "The meeting of a deal that has ended cannot be changed.");
}
