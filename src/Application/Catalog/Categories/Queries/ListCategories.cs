using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Categories.Queries;

/// <summary>All shelves on one page, in the order in which a person reads the tree.</summary>
[Access(AccessLevel.Anyone)]
public sealed record ListCategoriesQuery : IQuery<Paged<CategoryResponse>>, ICachedQuery
{
    string ICachedQuery.CacheKey => "categories";

    IReadOnlyList<CacheTag> ICachedQuery.CacheTags => [CacheTag.OfAny<Category>()];
}

internal sealed class ListCategoriesHandler(IReadRepository<Category> categories) : IQueryHandler<ListCategoriesQuery, Paged<CategoryResponse>>
{
    public async Task<Result<Paged<CategoryResponse>>> Handle(ListCategoriesQuery query, CancellationToken cancellationToken)
    {
        var byParent = (await categories.ListAsync(new AllCategories(), cancellationToken)).ToLookup(c => c.ParentId);
        return Paged.Whole(Below(null).ToList());

        IEnumerable<CategoryResponse> Below(long? parent) => byParent[parent].SelectMany(c => Below(c.Id).Prepend(c));
    }

    private sealed class AllCategories : Specification<Category, CategoryResponse>
    {
        public AllCategories() => OrderBy(c => c.Order);
    }
}
