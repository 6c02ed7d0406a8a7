using FluentValidation;
using MultiWeb.Domain.Catalog.Alerts;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>What is searched for, now or by an alert whenever something is listed: the same is taken apart in the same way.</summary>
internal static class SearchText
{
    /// <summary>Whatever can be searched for can be waited for.</summary>
    public const int MaxLength = KeywordAlert.KeywordMaxLength;

    public const int MaxWords = 10;

    public static IReadOnlyList<string> WordsOf(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <param name="what">What it is called in the message.</param>
    public static IRuleBuilderOptions<T, string?> MustBeSearchText<T>(this IRuleBuilder<T, string?> rule, string what) => rule
        .MaximumLength(MaxLength)
        .Must(text => WordsOf(text).Count <= MaxWords).WithErrorCode("too_many_words").WithMessage($"A {what} has at most {MaxWords} words.");
}
