using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications;

/// <summary>Somebody's notifications, newest first.</summary>
internal sealed class NotificationsOf : Specification<Notification, NotificationResponse>
{
    /// <param name="isRead">Only those that were read, or only those that were not.</param>
    public NotificationsOf(long userId, bool? isRead = null)
    {
        Where(n => n.UserId == userId);
        if (isRead is { } read)
            Where(n => n.ReadAt != null == read);
        OrderByNewest(n => n.CreatedAt);
    }
}
