using MultiWeb.Domain.Messaging.Conversations;
using MultiWeb.Domain.Messaging.Events;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Messaging.Conversations;

public sealed class ConversationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, 8)]
    [InlineData(8, 3)]
    public void A_pair_is_kept_in_one_way_whoever_writes_first(long one, long other)
    {
        var conversation = Conversation.Open(4, one, other, 11, Now);
        (conversation.LowUserId, conversation.HighUserId, conversation.ProductId).Should().Be((3, 8, 11));
        (conversation.CreatedAt, conversation.LastMessageAt, conversation.Version).Should().Be((Now, Now, 1));
        conversation.Events.Should().Equal(new ConversationOpened(4, 3, 8, Now));
    }

    [Fact]
    public void Nobody_talks_to_himself() =>
        FluentActions.Invoking(() => Conversation.Open(4, 3, 3, null, Now)).Should().Throw<ArgumentException>();

    [Fact]
    public void A_message_notes_the_time_and_does_not_move_the_version()
    {
        var conversation = Conversation.Open(4, 3, 8, null, Now).AsLoaded();
        conversation.MessageSent(Now.AddMinutes(1));
        (conversation.LastMessageAt, conversation.CreatedAt, conversation.Version).Should().Be((Now.AddMinutes(1), Now, 1));
        conversation.Events.Should().BeEmpty();
    }
}
