using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Notices;

internal static class NoticeSteps
{
    /// <summary>Wants to hear of a keyword.</summary>
    /// <returns>The alert's id.</returns>
    public static async Task<long> WaitForAsync(this Person person, string keyword) =>
        (await person.PostAsync("keyword-alerts", new { keyword })).ShouldBe(HttpStatusCode.Created).Id;

    public static async Task LikeAsync(this Person person, long productId) =>
        (await person.PostAsync($"products/{productId}/like")).ShouldBe(HttpStatusCode.NoContent);

    /// <summary>Of which listings somebody was told for that reason, the latest first, once everything has been delivered.</summary>
    public static async Task<List<long>> ToldOfAsync(this MarketplaceFixture market, Person person, string type)
    {
        await market.Database.DrainOutboxAsync();
        return
        [
            .. (await person.GetAsync("notifications?page_size=100")).ShouldBe(HttpStatusCode.OK).Items
                .Where(n => n.GetProperty("type").GetString() == type).Select(n => n.GetProperty("product_id").GetInt64()),
        ];
    }

    /// <summary>What the latest of them said.</summary>
    public static async Task<string> LatestAsync(this Person person) =>
        (await person.GetAsync("notifications")).ShouldBe(HttpStatusCode.OK).Items[0].GetProperty("body").GetString()!;
}
