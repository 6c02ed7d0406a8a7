using MultiWeb.Application.Common.Caching;

namespace MultiWeb.Infrastructure.Common.Caching;

/// <summary>The names of what an answer was made from, and of everything: that is evicted where nobody knows what has changed.</summary>
internal static class AnswerTags
{
    public const string Everything = "*";

    public static string[] Of(ICachedQuery query) => [.. query.CacheTags.Select(tag => tag.Name), Everything];

    /// <summary>As one message. A name holds no space.</summary>
    public static string Join(IEnumerable<string> tags) => string.Join(' ', tags);

    public static string[] Split(string message) => message.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
