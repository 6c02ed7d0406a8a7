using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>
/// Who acts, and when, while demonstration data are planted. It stands in for the clock and for the caller, so that people of the
/// past use the marketplace through its own use cases, and what they leave behind is what it would have written.
/// </summary>
public sealed class Scene : TimeProvider, ICurrentUser
{
    private (long UserId, DateTimeOffset At)? _act;

    /// <summary>The moment at which the seeding began: nothing of what is told lies after it.</summary>
    public DateTimeOffset Present { get; } = TimeProvider.System.Now();

    public AccessLevel Level => _act is null ? AccessLevel.Anyone : AccessLevel.SignedIn;

    public long Id => _act?.UserId ?? throw new InvalidOperationException("Nobody acts.");

    public long SessionId => throw new InvalidOperationException("Nobody has signed in.");

    public string? ClientIp => null;

    public string? Device => null;

    public Language Language => Language.Ko;

    public override DateTimeOffset GetUtcNow() => _act?.At ?? Present;

    /// <summary>Lets somebody act at a moment of the past, until <see cref="Leave"/>.</summary>
    internal void Enter(long userId, DateTimeOffset at) =>
        _act = at <= Present ? (userId, at) : throw new ArgumentOutOfRangeException(nameof(at), at, "What has not happened yet cannot be told.");

    internal void Leave() => _act = null;
}
