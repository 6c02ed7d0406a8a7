using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Paging;

/// <summary>Newest-first lists of any rows, by number or by cursor.</summary>
internal static class PagedRows
{
    /// <summary>One page. Two rows of the same moment are told apart by <paramref name="id"/>.</summary>
    public static async Task<Result<Paged<TRow>>> PageOfAsync<TRow>(
        this Pager pager, PagedQuery query, IQueryable<TRow> rows, Expression<Func<TRow, DateTimeOffset>> at, Expression<Func<TRow, long>> id, CancellationToken cancellationToken)
    {
        var opened = pager.Open(query);
        if (!opened.IsSuccess)
            return opened.Error;
        var window = opened.Value;
        int? total = window.Counts ? await rows.CountAsync(cancellationToken) : null;
        var fetched = await rows.Within(window, at, id).ToListAsync(cancellationToken);
        var (atOf, idOf) = (at.Compile(), id.Compile());
        return pager.Close(query, window, fetched, total, row => PositionOf(atOf(row), idOf(row)));
    }

    /// <summary>The rows of one window.</summary>
    public static IQueryable<TRow> Within<TRow>(
        this IQueryable<TRow> rows, PageWindow window, Expression<Func<TRow, DateTimeOffset>> at, Expression<Func<TRow, long>> id)
    {
        if (window.Start is { } start)
            rows = rows.Where(Beyond(at, id, new DateTimeOffset(long.Parse(start.Key), TimeSpan.Zero), start.Id, window.Backward));
        var ordered = window.Backward ? rows.OrderBy(at).ThenBy(id) : rows.OrderByDescending(at).ThenByDescending(id);
        return ordered.Skip(window.Skip).Take(window.Fetch);
    }

    public static RowPosition PositionOf(DateTimeOffset at, long id) => new($"{at.UtcTicks}", id);

    /// <summary><c>key ≤ start and (key &lt; start or id &lt; startId)</c>: the form in which an index on (key, id) is a range.</summary>
    private static Expression<Func<TRow, bool>> Beyond<TRow>(
        Expression<Func<TRow, DateTimeOffset>> at, Expression<Func<TRow, long>> id, DateTimeOffset start, long startId, bool backward)
    {
        Expression<Func<DateTimeOffset>> startKey = () => start; // captured, so that they become parameters
        Expression<Func<long>> startRow = () => startId;
        var row = ReplacingExpressionVisitor.Replace(id.Parameters[0], at.Parameters[0], id.Body);
        var body = backward
            ? Expression.AndAlso(
                Expression.GreaterThanOrEqual(at.Body, startKey.Body),
                Expression.OrElse(Expression.GreaterThan(at.Body, startKey.Body), Expression.GreaterThan(row, startRow.Body)))
            : Expression.AndAlso(
                Expression.LessThanOrEqual(at.Body, startKey.Body),
                Expression.OrElse(Expression.LessThan(at.Body, startKey.Body), Expression.LessThan(row, startRow.Body)));
        return Expression.Lambda<Func<TRow, bool>>(body, at.Parameters);
    }
}
