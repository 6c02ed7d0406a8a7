using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>What a seller says about a product: everything about a listing that he may change.</summary>
public sealed record ProductDetails(
    string Title,
    string Description,
    Money Price,
    Money? OriginalPrice,
    long CategoryId,
    ProductCondition Condition,
    string? Location,
    GeoPoint? Point,
    bool IsNegotiable);
