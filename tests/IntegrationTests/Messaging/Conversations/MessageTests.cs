using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Messaging.Conversations;

public sealed class MessageTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_message_is_seen_by_its_two_parties_only()
    {
        var (one, other, stranger) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());

        var sent = (await one.PostAsync("messages", new { receiver_id = other.Id, content = "아직 있나요?", attachment_url = "https://images.example/a.png" })).ShouldBe(HttpStatusCode.Created);

        sent["sender_id"].GetInt64().Should().Be(one.Id);
        sent["read_at"].ValueKind.Should().Be(JsonValueKind.Null);
        (await one.GetAsync("messages")).ItemIds.Should().Equal(sent.Id);
        (await other.GetAsync("messages")).ItemIds.Should().Equal(sent.Id);
        (await stranger.GetAsync("messages")).ItemIds.Should().BeEmpty();
        (await market.Anyone.GetAsync("messages")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task There_is_one_conversation_for_each_pair_and_product()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var (chair, table) = (await other.ListProductAsync(), await other.ListProductAsync());

        var conversations = new List<long>();
        foreach (var (from, to, product) in new (Person, Person, long?)[] { (one, other, null), (other, one, null), (one, other, chair), (other, one, chair), (one, other, table) })
            conversations.Add((await from.PostAsync("messages", new { receiver_id = to.Id, product_id = product, content = "hello" })).ShouldBe(HttpStatusCode.Created)["conversation_id"].GetInt64());

        conversations[1].Should().Be(conversations[0]);
        conversations[3].Should().Be(conversations[2]);
        conversations.Distinct().Should().HaveCount(3);
    }

    [Fact]
    public async Task Who_sends_under_the_same_name_again_gets_the_first_answer()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());

        var first = (await one.PostAsync("messages", new { receiver_id = other.Id, content = "once", client_msg_id = "a-1" })).ShouldBe(HttpStatusCode.Created);
        var again = (await one.PostAsync("messages", new { receiver_id = other.Id, content = "twice", client_msg_id = "a-1" })).ShouldBe(HttpStatusCode.Created);
        (await other.PostAsync("messages", new { receiver_id = one.Id, content = "mine", client_msg_id = "a-1" })).ShouldBe(HttpStatusCode.Created).Id.Should().NotBe(first.Id);

        again.Text.Should().Be(first.Text);
        (await one.GetAsync("messages"))["total"].GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Nobody_writes_to_himself_to_nobody_or_about_nothing()
    {
        var (one, other, disabled) = (await market.NewPersonAsync(), await market.NewPersonAsync(), await market.NewPersonAsync());
        await market.Database.ExecuteAsync("UPDATE identity.users SET is_active = false WHERE id = $1", disabled.Id);
        var before = await market.Database.DigestAsync();

        (await one.PostAsync("messages", new { receiver_id = one.Id, content = "hello" })).ShouldRefuseField("#/receiver_id");
        (await one.PostAsync("messages", new { receiver_id = 0, content = "hello" })).ShouldRefuseField("#/receiver_id");
        (await one.PostAsync("messages", new { receiver_id = 99_999_999, content = "hello" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await one.PostAsync("messages", new { receiver_id = disabled.Id, content = "hello" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await one.PostAsync("messages", new { receiver_id = other.Id, product_id = 99_999_999, content = "hello" })).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        (await one.PostAsync("messages", new { receiver_id = other.Id, content = "" })).ShouldRefuseField("#/content");
        (await one.PostAsync("messages", new { receiver_id = other.Id, content = new string('x', 5001) })).ShouldRefuseField("#/content");
        (await one.PostAsync("messages", new { receiver_id = other.Id, content = "x", attachment_url = "http://images.example/a.png" })).ShouldRefuseField("#/attachment_url");
        (await one.PostAsync("messages", new { receiver_id = other.Id, content = "x", client_msg_id = "" })).ShouldRefuseField("#/client_msg_id");
        (await one.PostAsync("messages", "{\"receiver_id\":" + other.Id + ",\"content\":\"a\\u0000b\"}")).ShouldBeProblem(HttpStatusCode.BadRequest, "malformed_request");

        (await market.Database.DigestAsync()).Should().Equal(before);
        (await one.PostAsync("messages", new { receiver_id = other.Id, content = new string('가', 5000) })).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Messages_are_walked_by_cursor_without_gap_or_duplicate()
    {
        var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var sent = new List<long>();
        for (var i = 0; i < 7; i++)
            sent.Add((await one.PostAsync("messages", new { receiver_id = other.Id, content = $"message {i}" })).Id);
        await market.Database.ExecuteAsync("UPDATE messaging.messages SET created_at = now() WHERE sender_id = $1", one.Id);

        var (forward, backward) = await PageWalk.ThereAndBackAsync(other, "messages", pageSize: 3);

        forward.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(sent);
        backward.Should().Equal(Enumerable.Reverse(forward));
    }
}
