namespace MultiWeb.Domain.Identity.Reports;

public enum ReportStatus
{
    Open,
    Resolved,
}

public enum ReportTargetType
{
    User,
    Product,
    Message,
}

public enum ReportReason
{
    Spam,
    Fraud,
    Prohibited,
    Abuse,
    Other,
}

/// <summary>What a moderator made of it.</summary>
public enum ReportOutcome
{
    Dismissed,
    Warned,

    /// <summary>The listing was taken off the market.</summary>
    Removed,

    /// <summary>The account behind it was disabled.</summary>
    Disabled,
}
