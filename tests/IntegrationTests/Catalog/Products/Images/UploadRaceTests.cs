using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>Many pictures at once.</summary>
public sealed class UploadRaceTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task Of_sixteen_at_once_a_product_takes_ten()
    {
        var seller = await market.NewPersonAsync();
        for (var round = 0; round < 5; round++)
        {
            var product = await seller.ListProductAsync();

            var answers = await StartingGun.FireAsync(16, _ => seller.UploadAsync(product, Pictures.New()));

            answers.Select(a => a.Status).Should().BeEquivalentTo(
                Enumerable.Repeat(HttpStatusCode.Created, 10).Concat(Enumerable.Repeat(HttpStatusCode.UnprocessableEntity, 6)));
            var images = (await market.Anyone.GetAsync($"products/{product}"))["images"].EnumerateArray().ToList();
            images.Select(i => i.GetProperty("order").GetInt32()).Should().Equal(Enumerable.Range(0, 10));
            images.Select(i => i.GetProperty("id").GetInt64()).Should().BeEquivalentTo(answers.Where(a => a.Status == HttpStatusCode.Created).Select(a => a.Id));
        }
    }

    [Fact]
    public async Task Uploads_deletions_and_changes_do_not_lose_each_other()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var first = await seller.UploadNewAsync(product);

        var answers = await StartingGun.FireAsync(
            () => seller.UploadAsync(product, Pictures.New()),
            () => seller.UploadAsync(product, Pictures.New()),
            () => seller.DeleteAsync($"products/{product}/images/{first.Id}"),
            () => seller.PatchAsync($"products/{product}", new { price = 77 }));

        answers.Should().OnlyContain(answer => (int)answer.Status < 300);
        var after = await market.Anyone.GetAsync($"products/{product}");
        after.ImageIds().Should().BeEquivalentTo([answers[0].Id, answers[1].Id]);
        after["price"].GetDecimal().Should().Be(77);
        after["version"].GetInt32().Should().Be(6);
    }

    /// <summary>What one sender holds on to is his own form, not a place among those who are looked into.</summary>
    [Fact]
    public async Task Whoever_is_slow_keeps_nobody_waiting()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var slow = Enumerable.Range(0, 10).Select(_ => new SlowContent()).ToList();
        var waiting = slow.Select(content => seller.SendAsync(HttpMethod.Post, $"products/{product}/images", content)).ToList();
        await Task.WhenAll(slow.Select(content => content.Begun));

        await seller.UploadNewAsync(product);

        slow.ForEach(content => content.GoOn());
        (await Task.WhenAll(waiting)).Should().OnlyContain(answer => answer.Status == HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_finds_no_place_is_asked_to_come_again()
    {
        var seller = await market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var slow = Enumerable.Range(0, 32).Select(_ => new SlowContent()).ToList();
        var waiting = slow.Select(content => seller.SendAsync(HttpMethod.Post, $"products/{product}/images", content)).ToList();
        await Task.WhenAll(slow.Select(content => content.Begun));

        Answer answer;
        do // the last of them may not have arrived yet
            answer = await seller.UploadAsync(product, Pictures.Png(1));
        while (answer.Status == HttpStatusCode.Created && (await seller.DeleteAsync($"products/{product}/images/{answer.Id}")).Status == HttpStatusCode.NoContent);
        answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable").Headers.RetryAfter.Should().NotBeNull();
        (await market.Anyone.GetAsync($"products/{product}")).ShouldBe(HttpStatusCode.OK);

        slow.ForEach(content => content.GoOn());
        await Task.WhenAll(waiting);
        await seller.UploadNewAsync(product);
    }

    /// <summary>A form that stops in the middle until it is told to go on, and then ends too early.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent() => Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        public Task Begun => _begun.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nGIF89a"u8.ToArray());
            await stream.FlushAsync();
            _begun.SetResult();
            await _goOn.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
