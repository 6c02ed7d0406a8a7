using System.Text.Json;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.WebApi.Common.Json;

namespace MultiWeb.UnitTests.WebApi.Common.Json;

public sealed class HouseJsonTests
{
    private static readonly JsonSerializerOptions Json = Options();

    [Fact]
    public void Names_are_snake_case_in_both_directions()
    {
        var offer = Read("""{"title":"의자","like_count":3,"condition":"like_new","at":"2026-03-01T09:00:00Z","tags":["a"]}""");
        offer.Should().BeEquivalentTo(new Offer("의자", 3, ProductCondition.LikeNew, At(9), ["a"]));
        JsonSerializer.Serialize(offer, Json).Should().Be("""{"title":"의자","like_count":3,"condition":"like_new","at":"2026-03-01T09:00:00Z","tags":["a"]}""");
        Read("""{"likeCount":3,"LikeCount":3,"Title":"x"}""").Should().BeEquivalentTo(new Offer(null, 0, null, null, null), "other names mean nothing");
    }

    [Theory]
    [InlineData("""{"title":""")]
    [InlineData("""{"title":"a",}""")]
    [InlineData("""{title:"a"}""")]
    [InlineData("""{"title":"a"} {}""")]
    [InlineData("")]
    [InlineData("""{"title":"a\u0000b"}""")]
    [InlineData("""{"title":"a\ufffeb"}""")]
    [InlineData("""{"title":"\ud800"}""")]
    [InlineData("""{"title":"\udc00\ud800"}""")]
    [InlineData("""{"tags":["a","\u0000"]}""")]
    [InlineData("""{"title":"a","title":"b"}""")]
    [InlineData("""{"like_count":1,"like_count":1}""")]
    [InlineData("""{"like_count":01}""")]
    [InlineData("""{"at":"\ud800"}""")]
    [InlineData("""{"condition":"\ud800"}""")]
    public void What_cannot_be_read_is_malformed(string json) => HouseJson.IsMalformed(Refused(json)).Should().BeTrue();

    [Theory]
    [InlineData("""{"title":3}""", "$.title")]
    [InlineData("""{"title":{}}""", "$.title")]
    [InlineData("""{"like_count":"3"}""", "$.like_count")]
    [InlineData("""{"like_count":1.5}""", "$.like_count")]
    [InlineData("""{"like_count":99999999999}""", "$.like_count")]
    [InlineData("""{"like_count":null}""", "$.like_count")]
    [InlineData("""{"condition":"broken"}""", "$.condition")]
    [InlineData("""{"condition":"LikeNew"}""", "$.condition")]
    [InlineData("""{"condition":"like_new, good"}""", "$.condition")]
    [InlineData("""{"condition":"fair,poor"}""", "$.condition")]
    [InlineData("""{"condition":""}""", "$.condition")]
    [InlineData("""{"condition":1}""", "$.condition")]
    [InlineData("""{"condition":"1"}""", "$.condition")]
    [InlineData("""{"at":1740000000}""", "$.at")]
    [InlineData("""{"tags":"a"}""", "$.tags")]
    [InlineData("""{"tags":["a",3]}""", "$.tags[1]")]
    public void The_wrong_kind_of_value_can_be_read_and_is_pointed_at(string json, string path)
    {
        var refused = Refused(json);
        HouseJson.IsMalformed(refused).Should().BeFalse();
        refused.Path.Should().Be(path);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_malformed() =>
        HouseJson.IsMalformed(FluentActions.Invoking(() => JsonSerializer.Deserialize<Offer>([.. """{"title":" """u8, 0xFF, .. "\"}"u8], Json))
            .Should().Throw<JsonException>().Which).Should().BeTrue();

    [Fact]
    public void What_is_nested_too_deeply_is_malformed() =>
        HouseJson.IsMalformed(Refused($$"""{"other":{{new string('[', 40)}}{{new string(']', 40)}}}""")).Should().BeTrue();

    [Theory]
    [InlineData("2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01T18:00:00+09:00", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01T09:00:00", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01t09:00:00z", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01 09:00:00Z", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01T09:00Z", "2026-03-01T09:00:00Z")]
    [InlineData("2026-03-01T09:00:00.5Z", "2026-03-01T09:00:00.5Z")]
    [InlineData("2026-03-01T09:00:00.123456789Z", "2026-03-01T09:00:00.123456Z")]
    [InlineData("2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00Z")]
    public void A_time_is_read_in_any_zone_and_written_in_UTC_to_the_microsecond(string given, string written)
    {
        var offer = Read($$"""{"at":"{{given}}"}""");
        offer.At!.Value.Offset.Should().Be(TimeSpan.Zero);
        JsonSerializer.Serialize(offer.At, Json).Should().Be($"\"{written}\"");
    }

    [Theory]
    [InlineData("10:00")]
    [InlineData("12/31/2026")]
    [InlineData("1. 2. 2026")]
    [InlineData("Sunday, 1 March 2026")]
    [InlineData("2026-13-01T09:00:00Z")]
    [InlineData("2026-02-29T09:00:00Z")]
    [InlineData("2026-03-01T25:00:00Z")]
    [InlineData("2026-03-01T09:00:00Z\n")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("now")]
    [InlineData("")]
    public void What_people_or_machines_could_read_in_two_ways_is_no_time(string given) =>
        HouseJson.IsMalformed(Refused(JsonSerializer.Serialize(new { at = given }))).Should().BeFalse();

    private static Offer Read(string json) => JsonSerializer.Deserialize<Offer>(json, Json)!;

    private static JsonException Refused(string json) => FluentActions.Invoking(() => Read(json)).Should().Throw<JsonException>().Which;

    private static DateTimeOffset At(int hour) => new(2026, 3, 1, hour, 0, 0, TimeSpan.Zero);

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        HouseJson.Apply(options);
        return options;
    }

    private sealed record Offer(string? Title, int LikeCount, ProductCondition? Condition, DateTimeOffset? At, IReadOnlyList<string>? Tags);
}
