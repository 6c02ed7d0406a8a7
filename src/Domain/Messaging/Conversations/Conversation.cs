using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Events;

namespace MultiWeb.Domain.Messaging.Conversations;

/// <summary>What two people say to each other, about one product or about none. There is one for each such pair and product.</summary>
public sealed class Conversation : AggregateRoot
{
    private Conversation() { }

    private Conversation(long id) : base(id) { }

    /// <summary>The participant with the smaller id, so that a pair is stored in one way only.</summary>
    public long LowUserId { get; private set; }

    public long HighUserId { get; private set; }

    public long? ProductId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastMessageAt { get; private set; }

    public static Conversation Open(long id, long oneUserId, long otherUserId, long? productId, DateTimeOffset now)
    {
        if (oneUserId == otherUserId)
            throw new ArgumentException("A conversation has two participants.", nameof(otherUserId));
        var conversation = new Conversation(id)
        {
            LowUserId = Math.Min(oneUserId, otherUserId),
            HighUserId = Math.Max(oneUserId, otherUserId),
            ProductId = productId,
            CreatedAt = now,
            LastMessageAt = now,
        };
        conversation.Raise(new ConversationOpened(id, conversation.LowUserId, conversation.HighUserId, now));
        return conversation;
    }

    /// <summary>Notes the time only: it does not move the version, so that two people may write at the same moment.</summary>
    public void MessageSent(DateTimeOffset now) => LastMessageAt = now;
}
