using MultiWeb.Application.Common;

namespace MultiWeb.WebApi.Common.Binding;

/// <summary>
/// How many files may be on their way to one instance at once: each takes up to 10 MiB of the temporary folder, and its sender may
/// take minutes over it.
/// </summary>
internal sealed class UploadPlaces
{
    private const int Places = 32;

    private int _taken;

    /// <summary>Disposed of, it is free again.</summary>
    /// <exception cref="UnavailableException">There is none.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Increment(ref _taken) <= Places)
            return new Place(this);
        Interlocked.Decrement(ref _taken);
        throw new UnavailableException("Too many files are on their way.");
    }

    private sealed class Place(UploadPlaces places) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref places._taken);
    }
}
