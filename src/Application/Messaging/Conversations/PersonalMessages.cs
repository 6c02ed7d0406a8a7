using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Application.Messaging.Conversations;

internal sealed class PersonalMessages(IReadRepository<Message> messages) : IPersonalDataSource
{
    public string Section => "messages";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await messages.ListAsync(new MessagesOf(userId), cancellationToken);
}
