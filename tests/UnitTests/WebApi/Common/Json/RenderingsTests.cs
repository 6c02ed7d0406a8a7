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
    public void An_answer_is_text_from_the_second_time_on()
    {
        var answer = new Listing("원목 의자", 25_000.50m);

        _renderings.Find(answer).Should().BeNull("most answers are given once");
        var second = _renderings.Find(answer)!.Value;
        Encoding.UTF8.GetString(second.Span).Should().Be("""{"title":"원목 의자","price":25000.50}""");
        _renderings.Find(answer)!.Value.Equals(_renderings.Find(answer)!.Value).Should().BeTrue("it is written once and for good");
    }

    [Fact]
    public void An_equal_answer_is_another_answer()
    {
        var (kept, read) = (new Listing("의자", 1), new Listing("의자", 1));
        _renderings.Find(kept);
        _renderings.Find(kept).Should().NotBeNull();
        _renderings.Find(read).Should().BeNull();
    }

    [Fact]
    public void What_is_large_is_not_held()
    {
        var answer = new Listing(new string('가', 100_000), 1);
        _renderings.Find(answer);
        _renderings.Find(answer)!.Value.Length.Should().BeGreaterThan(300_000);
        _renderings.Find(answer).Should().BeNull();
    }

    [Fact]
    public void No_answer_is_nothing_to_keep() => _renderings.Find<Listing?>(null).Should().BeNull();

    /// <summary>Far more answers than there are places, all at once: each may be forgotten, none may be taken for another.</summary>
    [Fact]
    public void Answers_that_share_a_place_are_not_taken_for_each_other()
    {
        var answers = Enumerable.Range(0, 5_000).Select(i => new Listing($"의자 {i}", 1 + i)).ToArray();
        var found = 0;
        Parallel.For(0, 400_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var answer = answers[i / 4 * 7919L % answers.Length];
            if (_renderings.Find(answer) is not { } text)
                return;
            Interlocked.Increment(ref found);
            if (!text.Span.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(answer, _json.SerializerOptions)))
                throw new InvalidOperationException($"{answer} was answered as {Encoding.UTF8.GetString(text.Span)}");
        });
        found.Should().BePositive();
    }

    private sealed record Listing(string Title, decimal Price);
}
