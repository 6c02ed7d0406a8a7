using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Security;

/// <summary>Who is asking, and from where.</summary>
public interface ICurrentUser
{
    /// <summary><see cref="AccessLevel.Anyone"/> for somebody who has not signed in.</summary>
    AccessLevel Level { get; }

    /// <exception cref="InvalidOperationException">Nobody has signed in: the request's <see cref="AccessAttribute"/> is too weak.</exception>
    long Id { get; }

    /// <exception cref="InvalidOperationException">Nobody has signed in.</exception>
    long SessionId { get; }

    string? ClientIp { get; }

    /// <summary>What the client calls itself (the User-Agent header), cut to 200 characters.</summary>
    string? Device { get; }

    /// <summary>The one of our languages that he likes best (the Accept-Language header).</summary>
    Language Language { get; }
}
