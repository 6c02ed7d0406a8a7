using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Security;

/// <summary>Who is asking, and from where.</summary>
public interface ICurrentUser
{
    /// <summary><see cref="AccessLevel.Anyone"/> for somebody who has not signed in.</summary>
    AccessLevel Level { get; }

    /// <exception cref="InvalidOperationException">Nobody has signed in: the request's <see cref="AccessAttribute"/> is too weak.</exception>
    long Id { get; }

    /// <exception cref="InvalidOperationException">There is no session: nobody has signed in, or a service asks with its API key.</exception>
    long SessionId { get; }

    string? ClientIp { get; }

    /// <summary>What the client calls itself (the User-Agent header), cut to 200 characters.</summary>
    string? Device { get; }

    /// <summary>How the audit log names him.</summary>
    Actor Actor => Level switch
    {
        AccessLevel.Anyone => new Actor(null, "anonymous"),
        AccessLevel.SignedIn => new Actor(Id, "user"),
        AccessLevel.Moderator => new Actor(Id, "moderator"),
        _ => new Actor(Id, "admin"),
    };

    /// <summary>The request by which the lines of the log are found; null where there is none.</summary>
    string? RequestId => null;

    /// <summary>The one of our languages that he likes best (the Accept-Language header).</summary>
    Language Language { get; }
}

/// <param name="Id">His account; null where he has none.</param>
/// <param name="Role">As what he acts: <c>user</c>, <c>moderator</c>, <c>admin</c>; <c>operator</c> for whoever runs the program, <c>anonymous</c> for somebody who has not signed in.</param>
public sealed record Actor(long? Id, string Role);
