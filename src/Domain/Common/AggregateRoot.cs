namespace MultiWeb.Domain.Common;

/// <summary>
/// The one object of its aggregate that others may hold. It is loaded whole, changed by its own methods and written whole;
/// <see cref="Version"/> makes sure that nobody writes over a change he has not seen.
/// </summary>
public abstract class AggregateRoot : Entity
{
    private readonly List<DomainEvent> _events = [];

    private protected AggregateRoot() { }

    private protected AggregateRoot(long id) : base(id) { }

    /// <summary>Counts the commits that changed this aggregate, from 1. The concurrency token, and the body of the ETag.</summary>
    public int Version { get; private set; }

    /// <summary>What has happened since the aggregate was loaded, oldest first.</summary>
    public IReadOnlyList<DomainEvent> Events => _events;

    /// <summary>
    /// Every change says what happened: there is no silent change. The first event after loading also moves the version,
    /// so that the answer of a command already carries the version that the commit will write.
    /// </summary>
    private protected void Raise(DomainEvent happened)
    {
        if (_events.Count == 0)
            Version++;
        _events.Add(happened);
    }
}
