using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>Turns specifications into queries.</summary>
internal static class SpecificationEvaluator
{
    public static IQueryable<T> Satisfying<T>(this IQueryable<T> source, Specification<T> specification) where T : AggregateRoot
    {
        var query = specification.IncludeExpressions.Aggregate(source, (q, include) => q.Include(include));
        query = specification.WhereExpressions.Aggregate(query, (q, where) => q.Where(where));
        if (specification.NewestFirstBy is { } newest)
            return query.OrderByDescending(newest).ThenByDescending(x => x.Id);
        return specification.OrderByExpression is { } key ? query.OrderBy(key).ThenBy(x => x.Id) : query;
    }

    /// <summary>The rows of one window of a newest-first list.</summary>
    public static IQueryable<T> Satisfying<T>(this IQueryable<T> source, Specification<T> specification, PageWindow window) where T : AggregateRoot
    {
        var key = specification.NewestFirstBy ?? throw new InvalidOperationException($"{specification.GetType().Name} has no order to page by.");
        var query = specification.WhereExpressions.Aggregate(source, (q, where) => q.Where(where));
        if (window.Start is { } start)
            query = query.Where(Beyond(key, new DateTimeOffset(long.Parse(start.Key), TimeSpan.Zero), start.Id, window.Backward));
        var ordered = window.Backward
            ? query.OrderBy(key).ThenBy(x => x.Id)
            : query.OrderByDescending(key).ThenByDescending(x => x.Id);
        return ordered.Skip(window.Skip).Take(window.Fetch);
    }

    public static RowPosition PositionOf(IDated item) => new($"{item.CreatedAt.UtcTicks}", item.Id);

    /// <summary><c>key ≤ start and (key &lt; start or id &lt; startId)</c>: the form in which an index on (key, id) is a range.</summary>
    private static Expression<Func<T, bool>> Beyond<T>(Expression<Func<T, DateTimeOffset>> key, DateTimeOffset start, long startId, bool backward) where T : AggregateRoot
    {
        Expression<Func<DateTimeOffset>> startKey = () => start; // captured, so that they become parameters
        Expression<Func<long>> startRow = () => startId;
        var id = Expression.Property(key.Parameters[0], nameof(Entity.Id));
        var body = backward
            ? Expression.AndAlso(
                Expression.GreaterThanOrEqual(key.Body, startKey.Body),
                Expression.OrElse(Expression.GreaterThan(key.Body, startKey.Body), Expression.GreaterThan(id, startRow.Body)))
            : Expression.AndAlso(
                Expression.LessThanOrEqual(key.Body, startKey.Body),
                Expression.OrElse(Expression.LessThan(key.Body, startKey.Body), Expression.LessThan(id, startRow.Body)));
        return Expression.Lambda<Func<T, bool>>(body, key.Parameters);
    }
}
