using Microsoft.Extensions.Logging.Abstractions;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Caching;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Redis;
using Npgsql;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

/// <summary>One reading at a time for each key, whatever becomes of it. No Redis, and nobody at the other end of the database.</summary>
public sealed class AnswerCacheTests : IDisposable
{
    private readonly NpgsqlDataSource _nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=none");
    private readonly Meters _meters = new();
    private readonly MemoryAnswers _memory;
    private readonly TagGenerations _generations;
    private readonly PostgresEvictions _postgres;
    private readonly RedisHeartbeat _heartbeat;
    private readonly PostgresListener _listener;
    private readonly AnswerCache _cache;
    private int _readings;

    public AnswerCacheTests()
    {
        var (settings, none) = (new CacheSettings(true, 100, TimeSpan.FromMinutes(5)), new RedisSettings(null, "none"));
        var (metrics, gate) = (new CacheMetrics(_meters), new RedisGate(none, new RedisMetrics(_meters), TimeProvider.System, NullLogger<RedisGate>.Instance));
        _memory = new MemoryAnswers(settings, TimeProvider.System);
        _generations = new TagGenerations(none, gate, settings);
        _postgres = new PostgresEvictions(_nowhere, _generations, _memory, metrics, NullLogger<PostgresEvictions>.Instance);
        _heartbeat = new RedisHeartbeat(none, gate, [], TimeProvider.System, NullLogger<RedisHeartbeat>.Instance);
        _listener = new PostgresListener(_nowhere, [], NullLogger<PostgresListener>.Instance);
        _cache = new AnswerCache(
            settings, _memory, new RemoteAnswers(none, gate, _generations, metrics), new Hearing(gate, _heartbeat, _listener),
            new RedisEvictions(none, gate, _generations, _memory, metrics), _postgres, metrics);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _heartbeat.Dispose();
        _postgres.Dispose();
        _generations.Dispose();
        _memory.Dispose();
        _meters.Dispose();
        _nowhere.Dispose();
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_reading()
    {
        var open = new TaskCompletionSource();
        var asking = Ask(100, () => AfterAsync(open, () => "an answer"));

        open.SetResult();

        (await Task.WhenAll(asking)).Should().OnlyContain(answer => answer.Value == "an answer");
        _readings.Should().Be(1);
    }

    [Fact]
    public async Task A_reading_that_fails_fails_for_all_who_waited_and_for_nobody_after()
    {
        var open = new TaskCompletionSource();
        var asking = Ask(100, () => AfterAsync(open, () => throw new TimeoutException()));

        open.SetResult();

        foreach (var one in asking)
            await one.Invoking(answer => answer).Should().ThrowAsync<TimeoutException>();
        _readings.Should().Be(1, "a hundred readings, one after the other, would each wait for the database again");
        (await Ask(1, () => ReadAsync("an answer"))[0]).Value.Should().Be("an answer");
    }

    [Fact]
    public async Task Who_goes_away_takes_nobody_with_him()
    {
        using var leaving = new CancellationTokenSource();
        var leader = _cache.GetOrAddAsync(new Thing(1), async () =>
        {
            Interlocked.Increment(ref _readings);
            await Task.Delay(Timeout.InfiniteTimeSpan, leaving.Token);
            return (Result<string>)"never";
        }, leaving.Token);
        var others = Ask(20, () => ReadAsync("an answer"));

        await leaving.CancelAsync();

        await leader.Invoking(answer => answer).Should().ThrowAsync<OperationCanceledException>();
        (await Task.WhenAll(others)).Should().OnlyContain(answer => answer.Value == "an answer");
        _readings.Should().Be(2);
    }

    [Fact]
    public async Task Who_waits_may_go_away_before_it_is_there()
    {
        var open = new TaskCompletionSource();
        var leader = Ask(1, () => AfterAsync(open, () => "an answer"))[0];
        using var leaving = new CancellationTokenSource();
        var waiting = _cache.GetOrAddAsync(new Thing(1), () => ReadAsync("another"), leaving.Token);

        await leaving.CancelAsync();

        await waiting.Invoking(answer => answer).Should().ThrowAsync<OperationCanceledException>();
        open.SetResult();
        (await leader).Value.Should().Be("an answer");
    }

    [Fact]
    public async Task Who_asks_after_a_change_gets_none_of_a_reading_from_before_and_all_who_do_share_another()
    {
        var (before, after) = (new TaskCompletionSource(), new TaskCompletionSource());
        var early = Ask(10, () => AfterAsync(before, () => "old"));
        await _cache.EvictAsync([CacheTag.Of<Product>(1)]);
        var late = Ask(10, () => AfterAsync(after, () => "new"));

        before.SetResult();
        (await Task.WhenAll(early)).Should().OnlyContain(answer => answer.Value == "old");
        after.SetResult();

        (await Task.WhenAll(late)).Should().OnlyContain(answer => answer.Value == "new");
        _readings.Should().Be(2);
        (await Ask(1, () => ReadAsync("too much"))[0]).Value.Should().Be("new", "what was read before the change is not kept");
    }

    [Fact]
    public async Task Of_refusals_only_that_there_is_nothing_is_kept()
    {
        foreach (var (refusal, readings) in new[] { (CommonErrors.NotFound, 1), (CommonErrors.Gone, 2), (CommonErrors.Unavailable, 2) })
        {
            _readings = 0;
            await _cache.EvictAsync([CacheTag.Of<Product>(1)]);
            for (var i = 0; i < 2; i++)
                (await Ask(1, () => ReadAsync(refusal))[0]).Error.Should().Be(refusal);
            _readings.Should().Be(readings, refusal.Code);
        }
    }

    private Task<Result<string>>[] Ask(int times, Func<Task<Result<string>>> read) =>
        [.. Enumerable.Range(0, times).Select(_ => _cache.GetOrAddAsync(new Thing(1), read, CancellationToken.None))];

    private Task<Result<string>> ReadAsync(Result<string> answer)
    {
        Interlocked.Increment(ref _readings);
        return Task.FromResult(answer);
    }

    private async Task<Result<string>> AfterAsync(TaskCompletionSource open, Func<Result<string>> answer)
    {
        Interlocked.Increment(ref _readings);
        await open.Task;
        return answer();
    }
}
