using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications;

internal sealed class PersonalNotifications(IReadRepository<Notification> notifications) : IPersonalDataSource
{
    public string Section => "notifications";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await notifications.ListAsync(new NotificationsOf(userId), cancellationToken);
}
