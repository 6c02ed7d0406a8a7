using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Application.Identity.MailedLinks.Commands;
using MultiWeb.Application.Identity.Users.Commands;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Application.Identity.Users;

/// <summary>New passwords and vain attempts at them, for the audit.</summary>
internal sealed class PasswordAudit(ILogger<PasswordAudit> logger)
    : ICommitObserver<PasswordChanged>, IOutcomeObserver<ChangePasswordCommand>, IOutcomeObserver<ResetPasswordCommand>
{
    public void Committed(PasswordChanged happened) => logger.LogInformation(LogEvents.PasswordChange, "{UserId} has a new password", happened.UserId);

    public void Ended(ChangePasswordCommand request, Result outcome) => Note(outcome);

    public void Ended(ResetPasswordCommand request, Result outcome) => Note(outcome);

    private void Note(Result outcome)
    {
        if (!outcome.IsSuccess)
            logger.LogWarning(LogEvents.PasswordChangeFail, "A new password was refused with {Code}", outcome.Error.Code);
    }
}
