using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Events;

namespace MultiWeb.Domain.Messaging.Conversations;

/// <summary>
/// One thing said. An aggregate of its own: a conversation grows without bound and is never loaded whole,
/// and two people may write at the same moment.
/// </summary>
public sealed class Message : AggregateRoot
{
    public const int ContentMaxLength = 5000;
    public const int AttachmentUrlMaxLength = 500;
    public const int ClientMessageIdMaxLength = 100;

    private Message() { }

    private Message(long id) : base(id) { }

    public long ConversationId { get; private set; }

    public long SenderId { get; private set; }

    public long ReceiverId { get; private set; }

    public long? ProductId { get; private set; }

    public string Content { get; private set; } = "";

    /// <summary>https; stored as given, never fetched by the server.</summary>
    public string? AttachmentUrl { get; private set; }

    /// <summary>The sender's own name for the message, unique per sender: sending it again sends nothing new.</summary>
    public string? ClientMsgId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public bool IsRead => ReadAt is not null;

    public static Message Send(long id, long conversationId, long senderId, long receiverId, MessageContent content, DateTimeOffset now)
    {
        var message = new Message(id)
        {
            ConversationId = conversationId,
            SenderId = senderId,
            ReceiverId = receiverId,
            ProductId = content.ProductId,
            Content = content.Text,
            AttachmentUrl = content.AttachmentUrl,
            ClientMsgId = content.ClientMsgId,
            CreatedAt = now,
        };
        message.Raise(new MessageSent(id, conversationId, senderId, receiverId, now));
        return message;
    }
}

/// <summary>What a message says, and about what.</summary>
public sealed record MessageContent(string Text, long? ProductId, string? AttachmentUrl, string? ClientMsgId);
