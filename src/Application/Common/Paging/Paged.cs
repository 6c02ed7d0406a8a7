namespace MultiWeb.Application.Common.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Total">How many there are in all, or as many as the list counts to; null when paging by cursor, which never counts.</param>
/// <param name="Page">Which page this is, from 1; null when paging by cursor.</param>
/// <param name="PageSize">How many a page holds at most.</param>
/// <param name="Pages">How many pages there are; null when paging by cursor.</param>
/// <param name="NextCursor">Where to go on; null at the end.</param>
/// <param name="PrevCursor">Where to go back; null at the beginning.</param>
/// <param name="HasMore">Whether anything follows.</param>
public sealed record Paged<T>(
    IReadOnlyList<T> Items, int? Total, int? Page, int PageSize, int? Pages, string? NextCursor, string? PrevCursor, bool HasMore) : IPaged
{
    /// <summary>The same page of something else.</summary>
    internal Paged<TOther> Select<TOther>(Func<T, TOther> map) =>
        new([.. Items.Select(map)], Total, Page, PageSize, Pages, NextCursor, PrevCursor, HasMore);
}

public static class Paged
{
    /// <summary>A list that is short by nature, all of it on one page.</summary>
    internal static Paged<T> Whole<T>(IReadOnlyList<T> items) => new(items, items.Count, 1, Math.Max(items.Count, 1), 1, null, null, HasMore: false);
}

/// <summary>What the outside needs to link a page to its neighbours.</summary>
public interface IPaged
{
    string? NextCursor { get; }

    string? PrevCursor { get; }
}

/// <summary>An item whose place in a list is given by when it came to be, then by its id.</summary>
public interface IDated
{
    long Id { get; }

    DateTimeOffset CreatedAt { get; }
}

/// <summary>A query that is answered in pages: by number, or by cursor at a cost that does not grow with depth.</summary>
public abstract record PagedQuery
{
    public const int DefaultPageSize = 20;
    public const int MaxPageSize = 100;

    /// <summary>The deepest row that a page number reaches; beyond it a cursor is needed.</summary>
    public const int MaxDepth = 10_000;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 100.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>A <c>next_cursor</c> or <c>prev_cursor</c> of the same list under the same filter; takes the place of <c>page</c>.</summary>
    public string? Cursor { get; init; }
}
