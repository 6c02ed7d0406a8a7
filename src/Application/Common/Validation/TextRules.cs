using FluentValidation;

namespace MultiWeb.Application.Common.Validation;

/// <summary>Rules that fields of every module share.</summary>
internal static class TextRules
{
    /// <summary>An absolute https address. It is stored and shown, never fetched.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeHttpsUrl<T>(this IRuleBuilder<T, string?> rule, int maxLength) => rule
        .MaximumLength(maxLength)
        .Must(url => url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
        .WithErrorCode("https_url")
        .WithMessage("{PropertyName} must be an absolute https address.");

    /// <summary>An amount above zero with at most two places.</summary>
    public static IRuleBuilderOptions<T, decimal> MustBeMoney<T>(this IRuleBuilder<T, decimal> rule) => rule
        .Must(Domain.Common.Money.IsValid)
        .WithErrorCode("money")
        .WithMessage($"{{PropertyName}} must be above zero, at most {Domain.Common.Money.Max}, with at most two decimal places.");
}
