using System.Text.Json;

namespace MultiWeb.Domain.Common;

/// <summary>The one spelling of names towards the outside: snake_case, in JSON, in the database and in events.</summary>
public static class Wording
{
    /// <summary>The public name of an enum's value: <c>LikeNew</c> is <c>like_new</c>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <summary>A name of the code as the outside writes it: <c>PageSize</c> is <c>page_size</c>.</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The value with that public name; null where there is none.</summary>
    public static TEnum? Parse<TEnum>(string name) where TEnum : struct, Enum =>
        Names<TEnum>.ByName.TryGetValue(name, out var value) ? value : null;

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToDictionary(v => v, v => Wording.Of(v.ToString()));
        public static readonly Dictionary<string, TEnum> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
