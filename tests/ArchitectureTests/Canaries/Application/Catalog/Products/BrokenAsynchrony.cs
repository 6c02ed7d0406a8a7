namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

internal sealed class HandlerThatReadsResult
{
    public int Handle() => Task.FromResult(1).Result;
}

internal sealed class HandlerThatWaits
{
    public void Handle() => Task.CompletedTask.Wait();
}

/// <summary>Hidden between two honest awaits.</summary>
internal sealed class HandlerThatWaitsByHand
{
    public async Task<int> Handle()
    {
        await Task.Yield();
        var one = Task.FromResult(1).GetAwaiter().GetResult();
        await Task.Yield();
        return one;
    }
}

internal sealed class HandlerThatForgets
{
    public async void Handle() => await Task.Yield();
}

internal sealed class HandlerThatForgetsInALambda
{
    public Action Handle() => async () => await Task.Yield();
}

internal sealed class HandlerThatLeavesTheTokenOut
{
    public async Task Handle(SemaphoreSlim gate, HttpClient client, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        await OtherAsync();
    }

    private static Task OtherAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}

internal sealed class HandlerThatPassesNone
{
    public Task Handle(SemaphoreSlim gate, CancellationToken cancellationToken) => gate.WaitAsync(CancellationToken.None);
}
