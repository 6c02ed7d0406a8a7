using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

/// <summary>People belong to themselves; what a moderator can do to them is to disable their account.</summary>
internal sealed class ReportableUser(IRepository<User> users) : IReportableTarget
{
    public string Type => "user";

    public async Task<long?> FindOwnerAsync(long targetId, long? seenBy, CancellationToken cancellationToken) =>
        await users.GetByIdAsync(targetId, cancellationToken) is { } user && (seenBy is null || user.IsActive) ? user.Id : null;

    public Task<Result> RemoveAsync(long targetId, CancellationToken cancellationToken) =>
        Task.FromResult<Result>(CommonErrors.Invalid("#/outcome", "not_removable", "A person cannot be removed, only disabled."));
}
