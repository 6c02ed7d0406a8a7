namespace MultiWeb.Domain.Trading.Transactions;

/// <summary>Where a deal stands. Money and hand-over are fields beside it, not more states.</summary>
public enum TransactionStatus
{
    Pending,
    Confirmed,
    Completed,
    Cancelled,
    Disputed,
}

public enum PaymentMethod
{
    Cash,
    Card,
    BankTransfer,
    MobilePayment,
}

public enum PaymentStatus
{
    None,
    Held,
    Released,
    Refunded,
    PartiallyRefunded,
}
