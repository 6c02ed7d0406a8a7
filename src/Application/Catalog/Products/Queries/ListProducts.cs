using FluentValidation;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Queries;

/// <summary>The order of a list of products. The id always breaks ties.</summary>
public enum ProductSort
{
    Latest,
    PriceAsc,
    PriceDesc,

    /// <summary>Most liked, then most viewed.</summary>
    Popular,

    /// <summary>Words found in the title before words found in the description; needs a search.</summary>
    Relevance,

    /// <summary>Nearest first; needs a place.</summary>
    Distance,
}

/// <summary>Listings by filter. A total above 1,000 may be a minute old.</summary>
/// <param name="Search">Words that must all occur in title or description, whatever their case, spacing or Korean particle. They are counted up to 10,000: that total means so many or more.</param>
/// <param name="CategoryId">With everything below it in the tree.</param>
/// <param name="Status">available (the default), reserved or sold.</param>
/// <param name="Lat">Together with <paramref name="Lng"/> and <paramref name="RadiusKm"/>: only what is near.</param>
/// <param name="RadiusKm">At most 200. Without a search, what is near is counted up to 1,000: that total means so many or more.</param>
[Access(AccessLevel.Anyone)]
public sealed record ListProductsQuery(
    string? Search = null, long? CategoryId = null, ProductStatus Status = ProductStatus.Available, ProductCondition? Condition = null,
    decimal? MinPrice = null, decimal? MaxPrice = null, long? SellerId = null, bool? IsNegotiable = null,
    double? Lat = null, double? Lng = null, double? RadiusKm = null, ProductSort Sort = ProductSort.Latest)
    : PagedQuery, IQuery<Paged<ProductResponse>>, ICachedQuery
{
    /// <summary>A record's text names all its values.</summary>
    string ICachedQuery.CacheKey => ToString();

    /// <summary>Any listing that comes, goes or changes may move the others.</summary>
    IReadOnlyList<CacheTag> ICachedQuery.CacheTags => [CacheTag.OfAny<Product>(), CacheTag.OfAny<Category>()];

    /// <summary>The first pages of the shelves, which everybody sees. What people search for is as various as they are, and would push out the rest.</summary>
    bool ICachedQuery.IsWorthKeeping =>
        Page == 1 && Cursor is null && Search is null && SellerId is null && MinPrice is null && MaxPrice is null && Lat is null;

    /// <summary>The words of the search.</summary>
    internal IReadOnlyList<string> Words => SearchText.WordsOf(Search);
}

internal sealed class ListProductsValidator : PagedQueryValidator<ListProductsQuery>
{
    public ListProductsValidator()
    {
        RuleFor(q => q.Search).MustBeSearchText("search");
        RuleFor(q => q.CategoryId).GreaterThan(0);
        RuleFor(q => q.SellerId).GreaterThan(0);
        RuleFor(q => q.Status).NotEqual(ProductStatus.Removed);
        RuleFor(q => q.MinPrice).InclusiveBetween(0, Money.Max);
        RuleFor(q => q.MaxPrice).InclusiveBetween(0, Money.Max);
        RuleFor(q => q.Lat).InclusiveBetween(-90, 90);
        RuleFor(q => q.Lng).InclusiveBetween(-180, 180);
        RuleFor(q => q.RadiusKm).GreaterThan(0).LessThanOrEqualTo(200);
        RuleFor(q => q.Lat).NotNull().When(q => q.Lng is not null || q.RadiusKm is not null || q.Sort == ProductSort.Distance);
        RuleFor(q => q.Lng).NotNull().When(q => q.Lat is not null);
        RuleFor(q => q.RadiusKm).NotNull().When(q => q.Lat is not null);
        RuleFor(q => q.Search).NotEmpty().When(q => q.Sort == ProductSort.Relevance);
    }
}

internal sealed class ListProductsHandler(IProductReader products, Pager pager) : IQueryHandler<ListProductsQuery, Paged<ProductResponse>>
{
    public async Task<Result<Paged<ProductResponse>>> Handle(ListProductsQuery query, CancellationToken cancellationToken)
    {
        var window = pager.Open(query);
        if (!window.IsSuccess)
            return window.Error;
        var found = await products.SearchAsync(query, window.Value, cancellationToken);
        return pager.Close(query, window.Value, found.Rows, found.Total, row => row.Position).Select(row => row.Product);
    }
}
