using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Events;

namespace MultiWeb.Domain.Messaging.Notifications;

/// <summary>Something a user should know. Of his own deals it is written in the commit of what it tells of; what many hear, after it.</summary>
public sealed class Notification : AggregateRoot
{
    public const int TypeMaxLength = 50;
    public const int TitleMaxLength = 200;
    public const int BodyMaxLength = 1000;

    private Notification() { }

    private Notification(long id) : base(id) { }

    public long UserId { get; private set; }

    /// <summary>What happened, in snake_case: clients choose icon and language by it.</summary>
    public string Type { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public long? TransactionId { get; private set; }

    public long? ProductId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public bool IsRead => ReadAt is not null;

    public static Notification Create(long id, long userId, NotificationText text, long? transactionId, long? productId, DateTimeOffset now)
    {
        var notification = new Notification(id)
        {
            UserId = userId,
            Type = text.Type,
            Title = text.Title,
            Body = text.Body,
            TransactionId = transactionId,
            ProductId = productId,
            CreatedAt = now,
        };
        notification.Raise(new NotificationCreated(id, userId, text.Type, now));
        return notification;
    }

    /// <summary>Marks it as read; reading it twice is no error and no change.</summary>
    public void Read(DateTimeOffset now)
    {
        if (IsRead)
            return;
        ReadAt = now;
        Raise(new NotificationRead(Id, UserId, now));
    }
}

/// <summary>What a notification says.</summary>
public sealed record NotificationText(string Type, string Title, string Body);
