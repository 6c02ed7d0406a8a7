using MultiWeb.Application.Identity.Users;

namespace MultiWeb.UnitTests.Application.Identity.Users;

public sealed class ActiveUsersTests
{
    private readonly Clock _clock = new();
    private readonly ActiveUsers _active;

    public ActiveUsersTests() => _active = new ActiveUsers(_clock);

    [Fact]
    public void Each_is_counted_once()
    {
        foreach (var user in new long[] { 1, 2, 1, 3, 2, 1 })
            _active.Saw(user);
        _active.Count().Should().Be(3);
    }

    [Fact]
    public void Who_has_been_gone_for_a_quarter_of_an_hour_is_not_counted()
    {
        _active.Saw(1);
        _active.Saw(2);
        _clock.Pass(TimeSpan.FromMinutes(10));
        _active.Saw(2);
        _clock.Pass(TimeSpan.FromMinutes(5.1));

        _active.Count().Should().Be(1);
        _clock.Pass(TimeSpan.FromMinutes(15));
        _active.Count().Should().Be(0);
    }

    [Fact]
    public void There_are_never_more_than_there_is_room_for()
    {
        const int AtOnce = 8;
        Parallel.For(0, 2 * ActiveUsers.MaxCount, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, user => _active.Saw(user));
        // Those who were let in at the same moment may be a few too many.
        _active.Count().Should().BeInRange(ActiveUsers.MaxCount, ActiveUsers.MaxCount + AtOnce);

        _clock.Pass(TimeSpan.FromMinutes(16));
        _active.Count().Should().Be(0);
        _active.Saw(1);
        _active.Count().Should().Be(1);
    }

    private sealed class Clock : TimeProvider
    {
        private long _now = 1_000_000;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += (long)time.TotalMilliseconds;
    }
}
