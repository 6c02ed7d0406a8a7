using System.Net;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>Walks a list to its end by <c>next_cursor</c>, and from there back by <c>prev_cursor</c>.</summary>
internal static class PageWalk
{
    /// <returns>The ids in the order in which they were met; on the way back, from the last to the first.</returns>
    public static async Task<(List<long> Forward, List<long> Backward)> ThereAndBackAsync(Client client, string list, int pageSize)
    {
        var first = $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page_size={pageSize}";
        List<long> forward = [], backward = [];

        var page = (await client.GetAsync(first)).ShouldBe(HttpStatusCode.OK);
        page["prev_cursor"].ValueKind.Should().Be(JsonValueKind.Null, "nothing comes before the first page");
        forward.AddRange(page.ItemIds);
        while (page["next_cursor"].GetString() is { } next)
        {
            page["has_more"].GetBoolean().Should().BeTrue();
            page = (await client.GetAsync($"{first}&cursor={next}")).ShouldBe(HttpStatusCode.OK);
            page["total"].ValueKind.Should().Be(JsonValueKind.Null, "paging by cursor does not count");
            page["page"].ValueKind.Should().Be(JsonValueKind.Null);
            page["pages"].ValueKind.Should().Be(JsonValueKind.Null);
            forward.AddRange(page.ItemIds);
        }
        page["has_more"].GetBoolean().Should().BeFalse();

        backward.AddRange(page.ItemIds.Reverse());
        while (page["prev_cursor"].GetString() is { } previous)
        {
            page = (await client.GetAsync($"{first}&cursor={previous}")).ShouldBe(HttpStatusCode.OK);
            backward.AddRange(page.ItemIds.Reverse());
        }
        return (forward, backward);
    }
}
