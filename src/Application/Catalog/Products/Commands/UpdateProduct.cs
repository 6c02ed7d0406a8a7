using System.Text.Json.Serialization;
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

/// <summary>Changes one's own listing. A JSON Merge Patch (RFC 7396): absent leaves, null clears.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record UpdateProductCommand(
    Optional<string> Title, Optional<string> Description, Optional<decimal> Price, Optional<decimal?> OriginalPrice,
    Optional<long> CategoryId, Optional<ProductCondition?> Condition, Optional<string> Location,
    Optional<double?> Latitude, Optional<double?> Longitude, Optional<bool> IsNegotiable, Optional<IReadOnlyList<string>> ImageUrls)
    : ICommand<ProductResponse>
{
    [JsonIgnore]
    public long ProductId { get; init; }

    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

internal sealed class UpdateProductValidator : AbstractValidator<UpdateProductCommand>
{
    public UpdateProductValidator()
    {
        RuleFor(c => c.Title.Value).MustBeTitle().When(c => c.Title.IsSet);
        RuleFor(c => c.Description.Value).MustBeDescription().When(c => c.Description.IsSet);
        RuleFor(c => c.Price.Value).MustBeMoney().When(c => c.Price.IsSet);
        RuleFor(c => c.OriginalPrice.Value).MustBeOriginalPrice();
        RuleFor(c => c.CategoryId.Value).GreaterThan(0).When(c => c.CategoryId.IsSet);
        RuleFor(c => c.Condition.Value).NotNull().When(c => c.Condition.IsSet);
        RuleFor(c => c.Location.Value).MaximumLength(Product.LocationMaxLength);
        RuleFor(c => c.Latitude.Value).MustBeLatitude();
        RuleFor(c => c.Longitude.Value).MustBeLongitude();
        RuleFor(c => c.Latitude)
            .Must((c, latitude) => latitude.IsSet == c.Longitude.IsSet && latitude.Value is null == c.Longitude.Value is null)
            .WithErrorCode("incomplete_point").WithMessage("Latitude and longitude are changed together.");
        RuleFor(c => c.ImageUrls.Value).MustBeFewImages();
        RuleForEach(c => c.ImageUrls.Value).MustBeImageUrl().When(c => c.ImageUrls.Value is null or { Count: <= Product.MaxImages });
    }
}

internal sealed class UpdateProductHandler(
    IRepository<Product> products, IProductReader reader, IReadRepository<Category> categories, IIdentitySequence ids, IImageAddresses addresses, ICurrentUser me,
    TimeProvider time)
    : ICommandHandler<UpdateProductCommand, ProductResponse>
{
    public async Task<Result<ProductResponse>> Handle(UpdateProductCommand command, CancellationToken cancellationToken)
    {
        var found = await products.OwnAsync(command.ProductId, me, command.ExpectedVersion, cancellationToken);
        if (!found.IsSuccess)
            return found.Error;
        var product = found.Value;
        var details = Patched(product.Details, command);
        if (await categories.FirstOrDefaultAsync(new CategoryById(details.CategoryId), cancellationToken) is not { } category)
            return CategoryErrors.Unknown;

        var images = command.ImageUrls.IsSet ? await ids.ForImagesAsync(command.ImageUrls.Value, cancellationToken) : null;
        var changed = product.Change(details, images, time.Now());
        return changed.IsSuccess
            ? ProductResponse.Of(product, category, await reader.CountsAsync(product.Id, cancellationToken), addresses)
            : changed.Error;
    }

    private static ProductDetails Patched(ProductDetails current, UpdateProductCommand patch) => new(
        patch.Title.Or(current.Title)!,
        patch.Description.Or(current.Description)!,
        patch.Price.IsSet ? Money.Of(patch.Price.Value) : current.Price,
        patch.OriginalPrice.IsSet ? (patch.OriginalPrice.Value is { } original ? Money.Of(original) : null) : current.OriginalPrice,
        patch.CategoryId.Or(current.CategoryId),
        patch.Condition.Or(current.Condition)!.Value,
        patch.Location.Or(current.Location),
        patch.Latitude.IsSet
            ? (patch is { Latitude.Value: { } latitude, Longitude.Value: { } longitude } ? new GeoPoint(latitude, longitude) : null)
            : current.Point,
        patch.IsNegotiable.Or(current.IsNegotiable));
}
