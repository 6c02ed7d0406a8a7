using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>
/// The database has the last word on uniqueness, and here it is given a voice: what a violated index means to a client.
/// An index without an answer means that the loser of a race should look again: the unit of work runs the handler once more.
/// </summary>
internal static class IndexAnswers
{
    private const string Annotation = "MultiWeb:Answer";
    private const string Uncounted = "MultiWeb:Uncounted";

    /// <summary>A violation of this unique index is refused with that error.</summary>
    public static IndexBuilder<T> Answers<T>(this IndexBuilder<T> index, Error error)
    {
        index.HasAnnotation(Annotation, error);
        return index;
    }

    /// <summary>What a violation of that index means; null where the handler should look again.</summary>
    public static Error? AnswerOf(this IModel model, string? indexName) => model.GetEntityTypes()
        .SelectMany(e => e.GetIndexes())
        .FirstOrDefault(i => i.GetDatabaseName() == indexName)
        ?.FindAnnotation(Annotation)?.Value as Error;

    /// <summary>A change of this property alone does not move the aggregate's version.</summary>
    public static PropertyBuilder<T> DoesNotCount<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Uncounted, true);

    public static bool MovesVersion(this IReadOnlyProperty property) => property.FindAnnotation(Uncounted) is null;
}
