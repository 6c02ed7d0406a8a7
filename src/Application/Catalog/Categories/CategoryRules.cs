using FluentValidation;
using MultiWeb.Domain.Catalog.Categories;

namespace MultiWeb.Application.Catalog.Categories;

/// <summary>What a category's fields may hold.</summary>
internal static class CategoryRules
{
    public static IRuleBuilderOptions<T, string?> MustBeCategoryName<T>(this IRuleBuilder<T, string?> rule) => rule.NotEmpty().MaximumLength(Category.NameMaxLength);

    public static IRuleBuilderOptions<T, string?> MustBeSlug<T>(this IRuleBuilder<T, string?> rule) => rule.NotEmpty().MaximumLength(Category.SlugMaxLength)
        .Matches(@"^[a-z0-9]+(-[a-z0-9]+)*\z").WithErrorCode("slug").WithMessage("A slug consists of lower-case letters and digits, with hyphens between them.");

    public static IRuleBuilderOptions<T, int> MustBePlaceAmongSiblings<T>(this IRuleBuilder<T, int> rule) => rule.InclusiveBetween(0, 10_000);
}
