using MediatR;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>
/// The verb <c>admin</c>: makes an administrator where there is none yet who could appoint one. It registers and appoints by the
/// commands of the API, as the operator; interrupted between the two, the same command goes on.
/// </summary>
public sealed class AdminOperator(IMediator mediator, DatabaseMigrator migrator)
{
    /// <param name="arguments"><c>create</c>, an e-mail address and a username; <c>--unverified</c>.</param>
    /// <param name="password">Asked for where the account is a new one.</param>
    /// <exception cref="ConfigurationException">It is something else, it is refused, or there is no database that is up to date.</exception>
    public async Task RunAsync(
        IReadOnlyList<string> arguments, Func<CancellationToken, Task<string?>> password, TextWriter output, CancellationToken cancellationToken)
    {
        var alsoUnverified = arguments.Contains("--unverified", StringComparer.Ordinal);
        if (arguments.Where(a => a != "--unverified").ToList() is not ["create", var email, var username])
            throw new ConfigurationException("admin takes create, an e-mail address and a username, and --unverified to appoint an account whose address nobody has verified; the password comes from standard input or MULTIWEB_ADMIN_PASSWORD.");
        await migrator.RefuseUnlessUpToDateAsync(cancellationToken);

        var appointed = await mediator.Send(new AppointAdminCommand(email, username, alsoUnverified), cancellationToken);
        var isNew = appointed.Error == CommonErrors.NotFound;
        if (isNew)
        {
            var registered = await mediator.Send(new RegisterUserCommand(email, username, await password(cancellationToken) ?? ""), cancellationToken);
            RefuseUnlessDone(registered);
            appointed = await mediator.Send(new AppointAdminCommand(email, username, AlsoUnverified: true), cancellationToken);
        }
        RefuseUnlessDone(appointed);
        await output.WriteLineAsync($"{appointed.Value.Username} (id {appointed.Value.Id}) is an administrator{(isNew ? "" : "; the password is what it was")}");
    }

    private static void RefuseUnlessDone(Result result)
    {
        if (!result.IsSuccess)
            throw new ConfigurationException($"admin create: {string.Join(' ', result.Error.Fields.Select(f => f.Detail).DefaultIfEmpty(result.Error.Detail))}");
    }
}
