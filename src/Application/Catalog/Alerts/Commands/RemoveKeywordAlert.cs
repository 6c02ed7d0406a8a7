using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Alerts.Commands;

/// <summary>Wants to hear no more of a keyword. Somebody else's alert is not there.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record RemoveKeywordAlertCommand(long AlertId) : ICommand;

internal sealed class RemoveKeywordAlertHandler(IRepository<KeywordAlert> alerts, ICurrentUser me, TimeProvider time) : ICommandHandler<RemoveKeywordAlertCommand>
{
    public async Task<Result> Handle(RemoveKeywordAlertCommand command, CancellationToken cancellationToken)
    {
        if (await alerts.GetByIdAsync(command.AlertId, cancellationToken) is not { } alert || alert.UserId != me.Id)
            return CommonErrors.NotFound;
        alert.Remove(time.Now());
        alerts.Remove(alert);
        return Result.Success();
    }
}
