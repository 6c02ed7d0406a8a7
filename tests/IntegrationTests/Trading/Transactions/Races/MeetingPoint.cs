namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>
/// Holds everybody until all have arrived. It stands for a network that is slow at the worst moment: between looking and acting.
/// </summary>
internal sealed class MeetingPoint(int expected)
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    public Task ArriveAsync()
    {
        if (Interlocked.Increment(ref _arrived) == expected)
            _complete.SetResult();
        return _complete.Task;
    }
}
