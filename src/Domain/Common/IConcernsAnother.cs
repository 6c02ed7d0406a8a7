namespace MultiWeb.Domain.Common;

/// <summary>
/// An event that changes what is told about another aggregate than the one it happened to: answers that were made from that one
/// are out of date as well.
/// </summary>
public interface IConcernsAnother
{
    /// <summary>The type of the other aggregate.</summary>
    Type Aggregate { get; }

    long AggregateId { get; }
}
