namespace MultiWeb.Domain.Common;

/// <summary>
/// An event that changes what is told about another aggregate than the one it happened to: answers that were made from that one
/// are out of date as well.
/// </summary>
public interface IConcernsAnother
{
    /// <summary>The other aggregate's type as a word: <c>product</c>.</summary>
    string Aggregate { get; }

    long AggregateId { get; }
}
