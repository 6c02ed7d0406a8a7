using FluentValidation;
using MultiWeb.Application.Common.Validation;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>What listing and changing a product have in common.</summary>
internal static class ProductRules
{
    public static IRuleBuilderOptions<T, string?> MustBeTitle<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().Length(Product.TitleMinLength, Product.TitleMaxLength);

    public static IRuleBuilderOptions<T, string?> MustBeDescription<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().Length(Product.DescriptionMinLength, Product.DescriptionMaxLength);

    public static IRuleBuilderOptions<T, decimal?> MustBeOriginalPrice<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.Must(price => price is not { } amount || Domain.Common.Money.IsValid(amount))
            .WithErrorCode("money").WithMessage("The original price must be above zero with at most two decimal places.");

    public static IRuleBuilderOptions<T, double?> MustBeLatitude<T>(this IRuleBuilder<T, double?> rule) => rule.InclusiveBetween(-90, 90);

    public static IRuleBuilderOptions<T, double?> MustBeLongitude<T>(this IRuleBuilder<T, double?> rule) => rule.InclusiveBetween(-180, 180);

    /// <summary>Their addresses, or their ids.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TImage>?> MustBeFewImages<T, TImage>(this IRuleBuilder<T, IReadOnlyList<TImage>?> rule) =>
        rule.Must(images => images is null || images.Count <= Product.MaxImages)
            .WithErrorCode("too_many").WithMessage($"A product has at most {Product.MaxImages} pictures.");

    public static IRuleBuilderOptions<T, string?> MustBeImageUrl<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()!.MustBeHttpsUrl(ProductImage.UrlMaxLength);
}
