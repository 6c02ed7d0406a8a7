using FluentValidation;
using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Validation;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Offers a product for sale.</summary>
/// <param name="Title">5 to 200 characters.</param>
/// <param name="Description">10 to 5000 characters.</param>
/// <param name="Price">Above zero, at most two decimal places.</param>
/// <param name="Latitude">Given together with <paramref name="Longitude"/> or not at all; answers carry a blurred place.</param>
/// <param name="ImageUrls">Up to 10 https addresses, stored and never fetched.</param>
[Access(AccessLevel.SignedIn)]
public sealed record CreateProductCommand(
    string Title, string Description, decimal Price, long CategoryId, ProductCondition? Condition,
    decimal? OriginalPrice = null, string? Location = null, double? Latitude = null, double? Longitude = null,
    bool IsNegotiable = false, IReadOnlyList<string>? ImageUrls = null) : ICommand<ProductResponse>;

internal sealed class CreateProductValidator : AbstractValidator<CreateProductCommand>
{
    public CreateProductValidator()
    {
        RuleFor(c => c.Title).MustBeTitle();
        RuleFor(c => c.Description).MustBeDescription();
        RuleFor(c => c.Price).MustBeMoney();
        RuleFor(c => c.OriginalPrice).MustBeOriginalPrice();
        RuleFor(c => c.CategoryId).GreaterThan(0);
        RuleFor(c => c.Condition).NotNull();
        RuleFor(c => c.Location).MaximumLength(Product.LocationMaxLength);
        RuleFor(c => c.Latitude).MustBeLatitude();
        RuleFor(c => c.Longitude).MustBeLongitude();
        RuleFor(c => c.Latitude).NotNull().When(c => c.Longitude is not null);
        RuleFor(c => c.Longitude).NotNull().When(c => c.Latitude is not null);
        RuleFor(c => c.ImageUrls).MustBeFewImages();
        // Not one by one where there are too many already: a body has room for millions.
        RuleForEach(c => c.ImageUrls).MustBeImageUrl().When(c => c.ImageUrls is null or { Count: <= Product.MaxImages });
    }
}

internal sealed class CreateProductHandler(
    IRepository<Product> products, IReadRepository<Category> categories, IIdentitySequence ids, IImageAddresses addresses, ICurrentUser me, TimeProvider time)
    : ICommandHandler<CreateProductCommand, ProductResponse>
{
    public async Task<Result<ProductResponse>> Handle(CreateProductCommand command, CancellationToken cancellationToken)
    {
        if (await categories.FirstOrDefaultAsync(new CategoryById(command.CategoryId), cancellationToken) is not { } category)
            return CategoryErrors.Unknown;

        var product = Product.List(
            await products.NextIdAsync(cancellationToken),
            me.Id,
            new ProductDetails(
                command.Title,
                command.Description,
                Money.Of(command.Price),
                command.OriginalPrice is { } original ? Money.Of(original) : null,
                command.CategoryId,
                command.Condition!.Value,
                command.Location,
                command is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoPoint(latitude, longitude) : null,
                command.IsNegotiable),
            await ids.ForImagesAsync(command.ImageUrls, cancellationToken),
            time.Now());
        products.Add(product);
        return ProductResponse.Of(product, category, default, addresses);
    }
}
