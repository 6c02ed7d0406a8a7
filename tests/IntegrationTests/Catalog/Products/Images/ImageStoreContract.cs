using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Infrastructure.Catalog.Products.Images;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;
using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>What holds wherever pictures are kept.</summary>
public abstract class ImageStoreContract(ImageStoreContract.IStore store)
{
    /// <summary>A marketplace, and the place where it keeps its pictures.</summary>
    public interface IStore
    {
        MarketplaceFixture Market { get; }

        /// <summary>Whether there is a file of that name.</summary>
        bool Holds(string key);

        /// <summary>How many files there are, whole or not.</summary>
        int Count();

        /// <summary>Takes the store away.</summary>
        Task BreakAsync();

        Task MendAsync();
    }

    private MarketplaceFixture Market => store.Market;

    [Fact]
    public async Task A_picture_is_served_for_good_whole_or_in_parts()
    {
        var (url, picture) = await UploadAsync(Pictures.Png(4711, 200_000));

        var (whole, body) = await Market.Http.FetchAsync(url);
        whole.StatusCode.Should().Be(HttpStatusCode.OK);
        body.Should().Equal(picture);
        whole.Content.Headers.ContentType!.ToString().Should().Be("image/png");
        whole.Headers.CacheControl!.ToString().Split(", ").Should().BeEquivalentTo("public", "max-age=31536000", "immutable");
        whole.Headers.AcceptRanges.Should().Equal("bytes");
        whole.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        whole.Headers.Should().NotContain(header => header.Key.StartsWith("RateLimit", StringComparison.Ordinal));
        var tag = whole.Headers.ETag!;
        tag.IsWeak.Should().BeFalse();

        var (known, nothing) = await Market.Http.FetchAsync(url, ("If-None-Match", tag.ToString()));
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
        nothing.Should().BeEmpty();
        foreach (var (range, from, to) in new[] { ("bytes=0-0", 0, 0), ("bytes=1000-150000", 1000, 150_000), ("bytes=199000-", 199_000, picture.Length - 1), ("bytes=-500", picture.Length - 500, picture.Length - 1) })
        {
            var (part, bytes) = await Market.Http.FetchAsync(url, ("Range", range), ("If-Range", tag.ToString()));
            part.StatusCode.Should().Be(HttpStatusCode.PartialContent);
            part.Content.Headers.ContentRange!.ToString().Should().Be($"bytes {from}-{to}/{picture.Length}");
            bytes.Should().Equal(picture[from..(to + 1)]);
        }
        (await Market.Http.FetchAsync(url, ("Range", "bytes=0-9"), ("If-Range", "\"another\""))).Answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Market.Anyone.GetAsync(Path(url), ("Range", "bytes=200000-"))).ShouldBeProblem(HttpStatusCode.RequestedRangeNotSatisfiable, "range_not_satisfiable");
        (await Market.Anyone.GetAsync(Path(url), ("If-Match", "\"another\""))).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "version_mismatch");
    }

    [Fact]
    public async Task Nothing_else_is_served()
    {
        var key = new string('0', 64);
        foreach (var path in new[] { $"{key}.png", $"{key}.svg", key, "..%2f..%2fetc%2fpasswd", $"00%2f{key}.png", $"{key.ToUpperInvariant()}.PNG" })
        {
            var answer = await Market.Anyone.GetAsync($"/images/{path}");
            answer.Code.Should().BeOneOf(["not_found", "malformed_request"], "{0} was answered {1}", path, answer);
            answer.Headers.CacheControl.Should().BeNull();
        }
    }

    [Fact]
    public async Task What_no_product_shows_is_collected_after_an_hour()
    {
        var seller = await Market.NewPersonAsync();
        var (product, other) = (await seller.ListProductAsync(), await seller.ListProductAsync());
        var image = await seller.UploadNewAsync(product);
        var (both, same) = (Pictures.New(), await seller.UploadNewAsync(product));
        var shared = await seller.UploadAsync(product, both);
        await seller.UploadAsync(other, both);
        foreach (var gone in new[] { image, shared })
            (await seller.DeleteAsync($"products/{product}/images/{gone.Id}")).ShouldBe(HttpStatusCode.NoContent);

        await SweepAsync();
        store.Holds(image.Key()).Should().BeTrue("it was uploaded within the hour");
        await AgeAsync();
        await SweepAsync();

        store.Holds(image.Key()).Should().BeFalse();
        (await Market.Anyone.GetAsync($"/images/{image.Key()}")).ShouldBeProblem(HttpStatusCode.NotFound, "not_found");
        store.Holds(shared.Key()).Should().BeTrue("another product shows it");
        store.Holds(same.Key()).Should().BeTrue();
        (await Market.Database.CountAsync("catalog.stored_images WHERE key = $1", image.Key())).Should().Be(0);
    }

    [Fact]
    public async Task A_picture_that_is_uploaded_while_it_is_collected_stays()
    {
        var seller = await Market.NewPersonAsync();
        for (var round = 0; round < 25; round++)
        {
            var (product, picture) = (await seller.ListProductAsync(), Pictures.New());
            var old = await seller.UploadAsync(product, picture);
            await seller.DeleteAsync($"products/{product}/images/{old.Id}");
            await AgeAsync();

            var uploads = await StartingGun.FireAsync(4, async i =>
            {
                if (i > 1)
                    return await seller.UploadAsync(product, picture);
                await SweepAsync();
                return null;
            });

            uploads.OfType<Answer>().Should().OnlyContain(answer => answer.Status == HttpStatusCode.Created);
            store.Holds(old.Key()).Should().BeTrue("two listings of it were answered 201");
            (await Market.Database.CountAsync("catalog.stored_images WHERE key = $1", old.Key())).Should().Be(1);
        }
    }

    [Fact]
    public async Task A_store_that_is_away_refuses_pictures_and_nothing_else()
    {
        var seller = await Market.NewPersonAsync();
        var product = await seller.ListProductAsync();
        var image = await seller.UploadNewAsync(product);
        var (count, picture) = (store.Count(), Pictures.New());

        await store.BreakAsync();
        (await seller.UploadAsync(product, picture)).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable").Headers.RetryAfter.Should().NotBeNull();
        (await Market.Anyone.GetAsync($"products/{product}")).ShouldBe(HttpStatusCode.OK).ImageIds().Should().Equal(image.Id);
        (await seller.PatchAsync($"products/{product}", new { price = 1 })).ShouldBe(HttpStatusCode.OK);
        await AgeAsync();
        await SweepAsync();
        await store.MendAsync();

        store.Count().Should().Be(count, "there is no half a file");
        (await seller.UploadAsync(product, picture)).ShouldBe(HttpStatusCode.Created);
        (await Market.Http.FetchAsync(image.Url())).Answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<(string Url, byte[] Picture)> UploadAsync(byte[] picture)
    {
        var seller = await Market.NewPersonAsync();
        return ((await seller.UploadAsync(await seller.ListProductAsync(), picture)).ShouldBe(HttpStatusCode.Created).Url(), picture);
    }

    private Task<int> AgeAsync() => Market.Database.ExecuteAsync("UPDATE catalog.stored_images SET stored_at = stored_at - interval '2 hours'");

    private protected Task SweepAsync() => Market.App.Services.GetRequiredService<ImageSweeper>().SweepAsync(CancellationToken.None);

    private static string Path(string url) => new Uri(url).AbsolutePath;
}
