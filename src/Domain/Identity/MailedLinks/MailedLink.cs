using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Domain.Identity.MailedLinks;

/// <summary>
/// A link that was asked for, to be sent to the address of an account: whoever comes by it has read that mail. It opens one thing,
/// once, for a while. What is asked for an address without an account is a link as well, for nobody: no one can tell the two apart.
/// </summary>
public sealed class MailedLink : AggregateRoot
{
    private MailedLink() { }

    private MailedLink(long id) : base(id) { }

    /// <summary>Null where there is nobody to send it to.</summary>
    public long? UserId { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    /// <summary>That of the one who asked.</summary>
    public Language Language { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used, or made worthless by the use of another; null while it is good.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static TimeSpan LifetimeOf(LinkPurpose purpose) => purpose == LinkPurpose.ResetPassword ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    public static MailedLink Request(long id, long? userId, LinkPurpose purpose, Language language, DateTimeOffset now)
    {
        var link = new MailedLink(id) { UserId = userId, Purpose = purpose, Language = language, CreatedAt = now, ExpiresAt = now + LifetimeOf(purpose) };
        link.Raise(new MailedLinkRequested(id, now));
        return link;
    }

    public bool IsGood(DateTimeOffset now) => UserId is not null && EndedAt is null && now < ExpiresAt;

    /// <returns>Whose account it is for.</returns>
    public Result<long> Use(DateTimeOffset now)
    {
        if (!IsGood(now))
            return MailedLinkErrors.Gone;
        Withdraw(now);
        return UserId!.Value;
    }

    /// <summary>It is good for nothing any more.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        EndedAt = now;
        Raise(new MailedLinkEnded(Id, now));
    }
}

/// <summary>What a link opens.</summary>
public enum LinkPurpose
{
    /// <summary>Shows that the address is the account owner's.</summary>
    VerifyEmail,

    /// <summary>Lets a new password be set without the old one.</summary>
    ResetPassword,
}
