using MultiWeb.Domain.Messaging.Conversations;
using MultiWeb.Domain.Messaging.Events;

namespace MultiWeb.UnitTests.Domain.Messaging.Conversations;

public sealed class MessageTests
{
    [Fact]
    public void A_message_says_what_its_sender_said_and_is_unread()
    {
        var now = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var message = Message.Send(6, 4, 3, 8, new MessageContent("아직 있나요?", 11, "https://img.example/a.jpg", "m-1"), now);
        (message.Id, message.ConversationId, message.SenderId, message.ReceiverId, message.ProductId).Should().Be((6, 4, 3, 8, 11));
        (message.Content, message.AttachmentUrl, message.ClientMsgId).Should().Be(("아직 있나요?", "https://img.example/a.jpg", "m-1"));
        (message.CreatedAt, message.ReadAt, message.IsRead, message.Version).Should().Be((now, null, false, 1));
        message.Events.Should().Equal(new MessageSent(6, 4, 3, 8, now));
    }
}
