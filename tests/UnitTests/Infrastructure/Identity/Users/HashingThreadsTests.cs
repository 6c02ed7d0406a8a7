using MultiWeb.Application.Common;
using MultiWeb.Infrastructure.Identity.Users;

namespace MultiWeb.UnitTests.Infrastructure.Identity.Users;

public sealed class HashingThreadsTests : IDisposable
{
    private readonly ManualResetEventSlim _door = new();
    private readonly HashingThreads _threads = new(threads: 2, places: 3, patience: TimeSpan.FromMilliseconds(50));

    public void Dispose()
    {
        _door.Set();
        _threads.Dispose();
        _door.Dispose();
    }

    [Fact]
    public async Task What_is_asked_for_comes_out_and_not_on_the_thread_pool()
    {
        (await _threads.RunAsync(() => 7, CancellationToken.None)).Should().Be(7);
        (await _threads.RunAsync(() => Thread.CurrentThread.IsThreadPoolThread, CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_thrown_is_thrown_and_the_thread_goes_on()
    {
        for (var i = 0; i < 5; i++)
            await FluentActions.Awaiting(() => _threads.RunAsync<int>(() => throw new FormatException("no"), CancellationToken.None)).Should().ThrowAsync<FormatException>();
        (await _threads.RunAsync(() => 7, CancellationToken.None)).Should().Be(7);
    }

    [Fact]
    public async Task Two_work_three_wait_and_the_sixth_is_sent_away()
    {
        var five = Enumerable.Range(0, 5).Select(i => WaitAsync(i, CancellationToken.None)).ToList();

        await FluentActions.Awaiting(() => WaitAsync(5, CancellationToken.None)).Should().ThrowAsync<UnavailableException>();

        _threads.Refusals.Should().Be(1);
        _door.Set();
        (await Task.WhenAll(five)).Should().Equal(0, 1, 2, 3, 4);
        (await WaitAsync(6, CancellationToken.None)).Should().Be(6);
        _threads.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task Who_finds_no_place_gets_one_that_is_left_in_time()
    {
        using var patient = new HashingThreads(threads: 1, places: 0, patience: TimeSpan.FromMinutes(1));
        var first = patient.RunAsync(() => { _door.Wait(); return 1; }, CancellationToken.None);
        var second = patient.RunAsync(() => 2, CancellationToken.None);

        second.IsCompleted.Should().BeFalse();
        _door.Set();

        (await first).Should().Be(1);
        (await second).Should().Be(2);
        patient.Refusals.Should().Be(0);
    }

    [Fact]
    public async Task Who_leaves_makes_room_for_another()
    {
        using var leaving = new CancellationTokenSource();
        var others = Enumerable.Range(0, 4).Select(i => WaitAsync(i, CancellationToken.None)).ToList();
        var left = WaitAsync(4, leaving.Token);

        await leaving.CancelAsync();

        await FluentActions.Awaiting(() => left).Should().ThrowAsync<OperationCanceledException>();
        others.Add(WaitAsync(5, CancellationToken.None));
        _door.Set();
        (await Task.WhenAll(others)).Should().Equal(0, 1, 2, 3, 5);
    }

    private Task<int> WaitAsync(int number, CancellationToken cancellationToken) => _threads.RunAsync(
        () =>
        {
            _door.Wait();
            return number;
        },
        cancellationToken);
}
