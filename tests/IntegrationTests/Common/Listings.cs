using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>The steps that most tests begin with.</summary>
internal static class Listings
{
    public const decimal Price = 12_000m;

    /// <summary>A body that is accepted as it is.</summary>
    /// <param name="changes">Members to add or to replace; null writes a null.</param>
    public static JsonObject Body(params (string Member, object? Value)[] changes)
    {
        var body = new JsonObject
        {
            ["title"] = "원목의자를 팝니다",
            ["description"] = "이사로 내놓는 튼튼한 의자입니다.",
            ["price"] = Price,
            ["category_id"] = 3,
            ["condition"] = "good",
        };
        foreach (var (member, value) in changes)
            body[member] = JsonSerializer.SerializeToNode(value);
        return body;
    }

    /// <summary>Lists a product.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> ListProductAsync(this Person seller, params (string Member, object? Value)[] changes) =>
        (await seller.PostAsync("products", Body(changes))).ShouldBe(HttpStatusCode.Created).Id;

    /// <summary>Asks for a product at its usual price.</summary>
    public static Task<Answer> RequestAsync(this Person buyer, long productId, decimal amount = Price) =>
        buyer.PostAsync("transactions", new { product_id = productId, amount });

    /// <summary>A deal that waits for the seller's answer.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> OpenDealAsync(this Person buyer, long productId, decimal amount = Price) =>
        (await buyer.RequestAsync(productId, amount)).ShouldBe(HttpStatusCode.Created).Id;

    /// <summary>A step of a deal by its shorthand.</summary>
    public static Task<Answer> TakeAsync(this Person party, long dealId, string step, string? note = null) =>
        party.PostAsync($"transactions/{dealId}/{step}", note is null ? null : new { note });

    public static async Task<string> ProductStatusAsync(this Client anyone, long productId) =>
        (await anyone.GetAsync($"products/{productId}")).ShouldBe(HttpStatusCode.OK)["status"].GetString()!;
}
