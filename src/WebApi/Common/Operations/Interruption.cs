using System.Runtime.InteropServices;

namespace MultiWeb.WebApi.Common.Operations;

/// <summary>Ctrl-C and SIGTERM for work that does not serve: the first asks it to stop, a second one ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() =>
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, Stop))];

    public CancellationToken Token => _stopping.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !_stopping.IsCancellationRequested;
        _stopping.Cancel();
    }
}
