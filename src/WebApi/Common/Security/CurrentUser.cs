using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>The caller, as the live session behind his token says; not as the token says.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private const int DeviceMaxLength = 200;

    public AccessLevel Level => Session is { } session ? Wording.Parse<AccessLevel>(session.Role) ?? AccessLevel.SignedIn : AccessLevel.Anyone;

    public long Id => Session?.UserId ?? throw new InvalidOperationException("Nobody has signed in.");

    public long SessionId => Session?.SessionId ?? throw new InvalidOperationException("Nobody has signed in.");

    public string? ClientIp => accessor.HttpContext is { } context ? ClientAddress.Of(context)?.ToString() : null;

    public string? RequestId => accessor.HttpContext?.TraceIdentifier;

    public string? Device => accessor.HttpContext?.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? Cut(agent) : null;

    public Language Language => (accessor.HttpContext?.Request.GetTypedHeaders().AcceptLanguage ?? [])
        .Where(l => l.Quality is null or > 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Wording.Parse<Language>(l.Value.ToString().Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(language => language is not null) ?? Language.Ko;

    /// <summary>Never in the middle of a character: half of one is no text that the database takes.</summary>
    private static string Cut(string agent) =>
        agent.Length <= DeviceMaxLength ? agent : agent[..(char.IsHighSurrogate(agent[DeviceMaxLength - 1]) ? DeviceMaxLength - 1 : DeviceMaxLength)];

    private LiveSession? Session => accessor.HttpContext?.Features.Get<LiveSession>();
}
