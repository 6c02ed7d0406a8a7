namespace MultiWeb.WebApi.Common.Operations;

/// <summary>An id by which a request can be found again, in the answer and in every line of the log.</summary>
internal static class RequestIds
{
    private const string Header = "X-Request-Id";
    private const int MaxLength = 128;

    /// <summary>Hexadecimal digits of one of ours: 128 bits, which nobody need find hard to guess.</summary>
    private const int IdLength = 32;

    /// <summary>The client's own id where it is sane, so that his log and ours can be laid side by side; otherwise one of ours.</summary>
    public static void UseRequestIds(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var given = context.Request.Headers[Header].ToString();
            context.TraceIdentifier = IsSane(given) ? given : Random.Shared.GetHexString(IdLength, lowercase: true);
            context.Response.Headers[Header] = context.TraceIdentifier;
            return next(context);
        });
    }

    /// <summary>The id of the request under way, for every line of the log.</summary>
    public static Func<string?> OfCurrent(IHttpContextAccessor requests) => () => requests.HttpContext?.TraceIdentifier;

    private static bool IsSane(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
