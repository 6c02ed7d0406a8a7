using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Application.Messaging.Conversations;

/// <summary>A message is seen by its two parties only, and so reported by them only. What was said stays said.</summary>
internal sealed class ReportableMessage(IRepository<Message> messages) : IReportableTarget
{
    public string Type => "message";

    public async Task<long?> FindOwnerAsync(long targetId, long? seenBy, CancellationToken cancellationToken) =>
        await messages.GetByIdAsync(targetId, cancellationToken) is { } message && (seenBy is null || seenBy == message.SenderId || seenBy == message.ReceiverId)
            ? message.SenderId
            : null;

    public Task<Result> RemoveAsync(long targetId, CancellationToken cancellationToken) =>
        Task.FromResult<Result>(CommonErrors.Invalid("#/outcome", "not_removable", "A message cannot be removed; warn its sender, or disable the account."));
}
