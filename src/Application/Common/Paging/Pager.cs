using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Paging;

/// <summary>Where a row stands in a sorted list.</summary>
/// <param name="Key">The value that the list is sorted by, as text.</param>
/// <param name="Id">Breaks the ties.</param>
public sealed record RowPosition(string Key, long Id);

/// <summary>Which rows to fetch for a page.</summary>
/// <param name="PageSize">How many the page shows.</param>
/// <param name="Page">Its number; null when paging by cursor.</param>
/// <param name="Start">The row after which (or before which, when <paramref name="Backward"/>) it begins; null from the top.</param>
/// <param name="Backward">Whether the rows are to be fetched in the opposite order, away from <paramref name="Start"/>.</param>
public sealed record PageWindow(int PageSize, int? Page, RowPosition? Start, bool Backward)
{
    public int Skip => Page is { } page ? (page - 1) * PageSize : 0;

    /// <summary>One more than is shown, to learn whether anything follows.</summary>
    public int Fetch => PageSize + 1;

    /// <summary>Whether the rows must be counted.</summary>
    public bool Counts => Page is not null;
}

/// <summary>The rules of paging, apart from any database: from a query to the rows to fetch, and from the rows to the answer.</summary>
public sealed class Pager(ICursorCodec cursors)
{
    public Result<PageWindow> Open(PagedQuery query)
    {
        if (query.Cursor is null)
            return new PageWindow(query.PageSize, query.Page, null, Backward: false);
        return cursors.Decode(query.Cursor, query) is { } cursor
            ? new PageWindow(query.PageSize, null, cursor.Row, cursor.Backward)
            : CommonErrors.InvalidCursor;
    }

    /// <param name="fetched">Up to <see cref="PageWindow.Fetch"/> rows, in the order of the window.</param>
    /// <param name="total">How many rows there are; only where the window counts.</param>
    public Paged<T> Close<T>(PagedQuery query, PageWindow window, IReadOnlyList<T> fetched, int? total, Func<T, RowPosition> positionOf)
    {
        var more = fetched.Count > window.PageSize;
        var items = fetched.Take(window.PageSize).ToList();
        if (window.Backward)
            items.Reverse();

        // Whoever came by a cursor came from a row on the other side of it, so that side is never the end. Where the rows have
        // gone in the meantime there is nothing to go on from: an end, or a client would be promised more and sent nowhere.
        var hasNext = items.Count > 0 && (window.Backward || more);
        var hasPrevious = items.Count > 0 && (window.Backward ? more : window.Start is not null || window.Page > 1);
        return new Paged<T>(
            items, total, window.Page, window.PageSize,
            total is { } count ? (count + window.PageSize - 1) / window.PageSize : null,
            hasNext ? Encode(items[^1], backward: false) : null,
            hasPrevious ? Encode(items[0], backward: true) : null,
            hasNext);

        string Encode(T item, bool backward) => cursors.Encode(new Cursor(positionOf(item), backward), query);
    }
}
