using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using MultiWeb.WebApi.Common.Json;

namespace MultiWeb.UnitTests.WebApi.Common.Json;

public sealed class RenderingsTests
{
    private readonly JsonOptions _json = new();
    private readonly Renderings _renderings;

    public RenderingsTests()
    {
        HouseJson.Apply(_json.SerializerOptions);
        _renderings = new Renderings(Options.Create(_json));
    }

    [Fact]
    public void An_answer_that_is_given_again_is_written_once_more_and_then_for_good()
    {
        var answer = new Listing("원목 의자", 25_000.50m);
        var (first, second, third) = (_renderings.Render(answer), _renderings.Render(answer), _renderings.Render(answer));

        Encoding.UTF8.GetString(first.Span).Should().Be("""{"title":"원목 의자","price":25000.50}""");
        second.Equals(first).Should().BeFalse("most answers are given once");
        third.Equals(second).Should().BeTrue("it is the same text");
    }

    [Fact]
    public void An_equal_answer_is_another_answer()
    {
        var (kept, read) = (new Listing("의자", 1), new Listing("의자", 1));
        _renderings.Render(kept);
        var text = _renderings.Render(kept);
        _renderings.Render(read).Equals(text).Should().BeFalse();
        _renderings.Render(kept).Equals(text).Should().BeTrue();
    }

    [Fact]
    public void What_is_large_is_not_held()
    {
        var answer = new Listing(new string('가', 100_000), 1);
        _renderings.Render(answer);
        var text = _renderings.Render(answer);
        text.Length.Should().BeGreaterThan(300_000);
        _renderings.Render(answer).Equals(text).Should().BeFalse();
    }

    [Fact]
    public void No_answer_is_a_null() => Encoding.UTF8.GetString(_renderings.Render<Listing?>(null).Span).Should().Be("null");

    /// <summary>Far more answers than there are places, all at once: each may be forgotten, none may be taken for another.</summary>
    [Fact]
    public void Answers_that_share_a_place_are_not_taken_for_each_other()
    {
        var answers = Enumerable.Range(0, 5_000).Select(i => new Listing($"의자 {i}", 1 + i)).ToArray();
        Parallel.For(0, 400_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var answer = answers[i / 4 * 7919L % answers.Length];
            var text = _renderings.Render(answer);
            if (!text.Span.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(answer, _json.SerializerOptions)))
                throw new InvalidOperationException($"{answer} was answered as {Encoding.UTF8.GetString(text.Span)}");
        });
    }

    private sealed record Listing(string Title, decimal Price);
}
