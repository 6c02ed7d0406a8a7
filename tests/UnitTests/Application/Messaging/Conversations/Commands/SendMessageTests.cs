using MultiWeb.Application.Messaging.Conversations;
using MultiWeb.Application.Messaging.Conversations.Commands;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Messaging.Conversations.Commands;

public sealed class SendMessageTests
{
    private static readonly SendMessageCommand Bare = new(8, "아직 있나요?");

    [Fact]
    public void A_good_message_passes_with_and_without_what_may_be_left_out()
    {
        Refused(Bare).Should().BeEmpty();
        Refused(Bare with { ProductId = 11, AttachmentUrl = "https://img.example/a.jpg", ClientMsgId = "m-1" }).Should().BeEmpty();
    }

    [Fact]
    public void A_message_has_1_to_5000_characters()
    {
        Refused(Bare with { Content = "네" }).Should().BeEmpty();
        Refused(Bare with { Content = new('네', 5000) }).Should().BeEmpty();
        Refused(Bare with { Content = new('네', 5001) }).Should().Equal("#/content maximum_length");
        Refused(Bare with { Content = " \n" }).Should().Equal("#/content not_empty");
        Refused(Bare with { Content = null! }).Should().Equal("#/content not_empty");
    }

    [Fact]
    public void Ids_are_above_zero() =>
        Refused(Bare with { ReceiverId = 0, ProductId = 0 }).Should().Equal("#/receiver_id greater_than", "#/product_id greater_than");

    [Fact]
    public void The_senders_own_name_for_it_has_1_to_100_characters()
    {
        Refused(Bare with { ClientMsgId = new('m', 100) }).Should().BeEmpty();
        Refused(Bare with { ClientMsgId = new('m', 101) }).Should().Equal("#/client_msg_id length");
        Refused(Bare with { ClientMsgId = "" }).Should().Equal("#/client_msg_id length");
    }

    [Fact]
    public void An_attachment_is_an_https_address() =>
        Refused(Bare with { AttachmentUrl = "file:///etc/passwd" }).Should().Equal("#/attachment_url https_url");

    private static string[] Refused(SendMessageCommand command) =>
        Refusals.Of<SendMessageCommand, MessageResponse>(new SendMessageValidator(), command);
}
