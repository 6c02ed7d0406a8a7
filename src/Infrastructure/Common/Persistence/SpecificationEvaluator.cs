using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Paging;

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
        return specification.WhereExpressions.Aggregate(source, (q, where) => q.Where(where)).Within(window, key, x => x.Id);
    }

    public static RowPosition PositionOf(IDated item) => PagedRows.PositionOf(item.CreatedAt, item.Id);
}
