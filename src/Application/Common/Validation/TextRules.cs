using FluentValidation;

namespace MultiWeb.Application.Common.Validation;

/// <summary>Rules that fields of every module share.</summary>
internal static class TextRules
{
    /// <summary>
    /// An absolute https address, the same to everybody who reads it: a parser may forgive a space, a line break or a backslash,
    /// and the next one not. It is stored and shown, never fetched.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> MustBeHttpsUrl<T>(this IRuleBuilder<T, string?> rule, int maxLength) => rule
        .MaximumLength(maxLength)
        .Must(url => url is null || IsHttpsUrl(url))
        .WithErrorCode("https_url")
        .WithMessage("{PropertyName} must be an absolute https address.");

    private static bool IsHttpsUrl(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        && !url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && Uri.TryCreate(url, UriKind.Absolute, out _);

    /// <summary>An amount above zero with at most two places.</summary>
    public static IRuleBuilderOptions<T, decimal> MustBeMoney<T>(this IRuleBuilder<T, decimal> rule) => rule
        .Must(Domain.Common.Money.IsValid)
        .WithErrorCode("money")
        .WithMessage($"{{PropertyName}} must be above zero, at most {Domain.Common.Money.Max}, with at most two decimal places.");
}
