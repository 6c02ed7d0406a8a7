namespace MultiWeb.Domain.Common;

/// <summary>Something with an identity that outlives its values.</summary>
public abstract class Entity
{
    private protected Entity() { }

    private protected Entity(long id) => Id = id;

    /// <summary>
    /// Taken from a database sequence before the insert, so that events and answers carry it from the first moment.
    /// Fits a JavaScript number. Says nothing about order.
    /// </summary>
    public long Id { get; private protected init; }
}
