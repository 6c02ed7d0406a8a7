using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>One reading under way, and all who wait for what it brings.</summary>
internal sealed class Flight(Reading reading)
{
    private readonly TaskCompletionSource<Result?> _landed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Reading Reading => reading;

    /// <summary>What it has brought; null where the one who flew it went away, and another must.</summary>
    public Task<Result?> Landed => _landed.Task;

    public void Land(Result? answer) => _landed.TrySetResult(answer);

    /// <summary>Fails alike for all who wait: each on his own would ask a database that is slow already, one after the other.</summary>
    public void Crash(Exception exception)
    {
        _landed.TrySetException(exception);
        _ = _landed.Task.Exception; // seen, even if nobody waits
    }
}
