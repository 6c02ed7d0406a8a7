using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>A listing as its seller has written it: with the place that others see blurred, and also once it is removed.</summary>
internal sealed record PersonalProduct(
    long Id, string Title, string Description, decimal Price, decimal? OriginalPrice, ProductCondition Condition, ProductStatus Status, long CategoryId,
    string? Location, double? Latitude, double? Longitude, bool IsNegotiable, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt) : IPersonalRecord;

internal sealed class PersonalProducts(IReadRepository<Product> products) : IPersonalDataSource
{
    public string Section => "products";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await products.ListAsync(new ProductsOf(userId), cancellationToken);

    private sealed class ProductsOf : Specification<Product, PersonalProduct>
    {
        public ProductsOf(long userId)
        {
            Where(p => p.SellerId == userId);
            OrderByNewest(p => p.CreatedAt);
        }
    }

    internal sealed class Mappings : Profile
    {
        public Mappings() => CreateMap<Product, PersonalProduct>()
            .ForCtorParam(nameof(PersonalProduct.OriginalPrice), o => o.MapFrom(p => p.OriginalPrice == null ? (decimal?)null : p.OriginalPrice.Value.Amount));
    }
}
