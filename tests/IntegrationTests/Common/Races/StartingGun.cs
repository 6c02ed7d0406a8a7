namespace MultiWeb.IntegrationTests.Common.Races;

/// <summary>Lets many begin at the same moment.</summary>
internal static class StartingGun
{
    /// <summary>Everybody waits at the line, then all run.</summary>
    /// <returns>What came of it, in the order of the runners.</returns>
    public static async Task<T[]> FireAsync<T>(IEnumerable<Func<Task<T>>> runners)
    {
        var shot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = runners.Select(async run =>
        {
            await shot.Task;
            return await run();
        }).ToArray();
        shot.SetResult();
        return await Task.WhenAll(running);
    }

    public static Task<T[]> FireAsync<T>(params Func<Task<T>>[] runners) => FireAsync((IEnumerable<Func<Task<T>>>)runners);

    /// <summary>The same thing many times at once.</summary>
    public static Task<T[]> FireAsync<T>(int times, Func<int, Task<T>> run) =>
        FireAsync(Enumerable.Range(0, times).Select(i => (Func<Task<T>>)(() => run(i))));
}
