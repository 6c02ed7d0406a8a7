using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Security;

/// <summary>Whoever runs the program at a console: he has the database and its keys, so there is nothing to keep from him.</summary>
public sealed class Operator : ICurrentUser
{
    public AccessLevel Level => AccessLevel.Admin;

    public long Id => throw new InvalidOperationException("The operator has no account.");

    public long SessionId => throw new InvalidOperationException("The operator has no session.");

    public string? ClientIp => null;

    public string? Device => null;

    /// <summary>No mail goes to a console.</summary>
    public Language Language => Language.En;

    public Actor Actor { get; } = new(null, "operator");
}
