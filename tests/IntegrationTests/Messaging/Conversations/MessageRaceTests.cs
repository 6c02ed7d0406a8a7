using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Messaging.Conversations;

/// <summary>People who write at the same moment.</summary>
public sealed class MessageRaceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private const int Rounds = 10;

    [Fact]
    public async Task Two_first_messages_open_one_conversation()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (await market.NewPersonAsync(), await market.NewPersonAsync());

            var told = await StartingGun.FireAsync(
                () => one.PostAsync("messages", new { receiver_id = other.Id, content = "hello" }),
                () => other.PostAsync("messages", new { receiver_id = one.Id, content = "hello yourself" }));

            foreach (var answer in told)
                answer.ShouldBe(HttpStatusCode.Created);
            told.Select(t => t["conversation_id"].GetInt64()).Distinct().Should().ContainSingle();
            (await market.Database.CountAsync("messaging.conversations WHERE low_user_id = least($1, $2) AND high_user_id = greatest($1, $2)", one.Id, other.Id)).Should().Be(1);
            (await market.Database.CountAsync("messaging.messages WHERE sender_id IN ($1, $2)", one.Id, other.Id)).Should().Be(2);
        }
    }

    [Fact]
    public async Task Ten_first_messages_about_a_product_open_one_conversation()
    {
        var (buyer, seller) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        var product = await seller.ListProductAsync();

        var told = await StartingGun.FireAsync(10, i =>
            buyer.PostAsync("messages", new { receiver_id = seller.Id, product_id = product, content = $"question {i}" }));

        foreach (var answer in told)
            answer.ShouldBe(HttpStatusCode.Created);
        (await market.Database.CountAsync("messaging.conversations WHERE product_id = $1", product)).Should().Be(1);
        (await market.Database.CountAsync("messaging.messages WHERE product_id = $1", product)).Should().Be(10);
    }

    [Fact]
    public async Task A_message_sent_ten_times_at_once_under_one_name_is_sent_once()
    {
        var (sender, receiver) = (await market.NewPersonAsync(), await market.NewPersonAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"message-{round}";

            var told = await StartingGun.FireAsync(10, _ =>
                sender.PostAsync("messages", new { receiver_id = receiver.Id, content = "once only", client_msg_id = name }));

            foreach (var answer in told)
                answer.ShouldBe(HttpStatusCode.Created);
            told.Select(t => t.Id).Distinct().Should().ContainSingle();
            (await market.Database.CountAsync("messaging.messages WHERE client_msg_id = $1", name)).Should().Be(1);
        }
    }
}
