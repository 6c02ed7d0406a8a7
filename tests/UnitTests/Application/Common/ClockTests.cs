using MultiWeb.Application.Common;

namespace MultiWeb.UnitTests.Application.Common;

public sealed class ClockTests
{
    [Fact]
    public void The_present_is_as_precise_as_the_database_keeps_it()
    {
        var whole = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddMicroseconds(5);
        new Stopped(whole.AddTicks(9)).Now().Should().Be(whole);
        new Stopped(whole).Now().Should().Be(whole);
    }

    private sealed class Stopped(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
