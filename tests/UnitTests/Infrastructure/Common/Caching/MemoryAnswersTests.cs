using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Caching;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

public sealed class MemoryAnswersTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Always = TimeSpan.MaxValue;

    private readonly SettableTime _time = new();
    private readonly MemoryAnswers _memory;

    public MemoryAnswersTests() => _memory = new MemoryAnswers(new CacheSettings(true, 100, Lifetime), _time);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void An_answer_is_kept_until_it_is_too_old_or_evicted()
    {
        Keep(1);
        Keep(2);
        _memory.Find("thing:1", Always).Should().NotBeNull();

        _memory.Evict(["product:1"]);
        _memory.Find("thing:1", Always).Should().BeNull();
        _memory.Find("thing:2", Always).Should().NotBeNull();

        _time.Advance(Lifetime + TimeSpan.FromMilliseconds(1));
        _memory.Find("thing:2", Always).Should().BeNull();
    }

    [Fact]
    public void Everything_is_a_tag_of_every_answer()
    {
        Keep(1);
        _memory.Evict([AnswerTags.Everything]);
        _memory.Find("thing:1", Always).Should().BeNull();
    }

    [Fact]
    public void An_answer_is_as_old_as_the_beginning_of_its_reading()
    {
        var reading = _memory.Begin(new Thing(1));
        _time.Advance(TimeSpan.FromSeconds(3));
        _memory.Keep("thing:1", Success, reading, 1, Lifetime);

        _memory.Find("thing:1", TimeSpan.FromSeconds(2)).Should().BeNull("whoever cannot hear the others gives nothing away that is older");
        _memory.Find("thing:1", TimeSpan.FromSeconds(3)).Should().NotBeNull();
    }

    [Fact]
    public void A_reading_that_was_under_way_during_an_eviction_is_never_kept()
    {
        var reading = _memory.Begin(new Thing(1));
        _memory.Evict(["category"]);
        _memory.Keep("thing:1", Success, reading, 1, Lifetime);
        _memory.Find("thing:1", Always).Should().BeNull();
    }

    [Fact]
    public async Task What_is_used_stays_and_what_is_large_counts_for_more()
    {
        Keep(1);
        for (var id = 2; id <= 200; id++)
        {
            Keep(id, weight: 10);
            _memory.Find("thing:1", Always).Should().NotBeNull("it was used just now");
            await Task.Delay(1); // the framework's cache makes room beside
        }

        Enumerable.Range(1, 200).Count(id => _memory.Find($"thing:{id}", Always) is not null).Should().BeInRange(2, 10);
    }

    [Fact]
    public void What_there_is_not_is_kept_apart_for_seconds_and_ends_with_its_creation()
    {
        Keep(1);
        for (var id = 2; id <= 2000; id++)
            _memory.KeepNotFound($"thing:{id}", NotFound, _memory.Begin(new Thing(id)));
        _memory.Find("thing:1", Always).Should().NotBeNull();
        Enumerable.Range(2, 1999).Count(id => _memory.Find($"thing:{id}", Always) is not null).Should().BeInRange(1, 10);

        _memory.Find("thing:2", Always).Should().Be(NotFound);
        _memory.Evict(["product:2"]);
        _memory.Find("thing:2", Always).Should().BeNull();

        _memory.KeepNotFound("thing:2", NotFound, _memory.Begin(new Thing(2)));
        _time.Advance(TimeSpan.FromSeconds(6));
        _memory.Find("thing:2", Always).Should().BeNull();
    }

    private static Result Success => Result.Success();

    private static readonly Result NotFound = Result.Failure(CommonErrors.NotFound);

    private void Keep(long id, int weight = 1) => _memory.Keep($"thing:{id}", Success, _memory.Begin(new Thing(id)), weight, Lifetime);
}
