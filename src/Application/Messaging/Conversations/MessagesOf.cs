using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Application.Messaging.Conversations;

/// <summary>What somebody has sent and received, newest first.</summary>
internal sealed class MessagesOf : Specification<Message, MessageResponse>
{
    public MessagesOf(long userId)
    {
        Where(m => m.SenderId == userId || m.ReceiverId == userId);
        OrderByNewest(m => m.CreatedAt);
    }
}
