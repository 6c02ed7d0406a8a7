using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications.Queries;

/// <summary>The caller's notifications, newest first.</summary>
/// <param name="IsRead">Only those that were read, or only those that were not.</param>
[Access(AccessLevel.SignedIn)]
public sealed record ListNotificationsQuery(bool? IsRead = null) : PagedQuery, IQuery<Paged<NotificationResponse>>;

internal sealed class ListNotificationsValidator : PagedQueryValidator<ListNotificationsQuery>;

internal sealed class ListNotificationsHandler(
    IReadRepository<Notification> notifications, ICurrentUser me) : IQueryHandler<ListNotificationsQuery, Paged<NotificationResponse>>
{
    public Task<Result<Paged<NotificationResponse>>> Handle(ListNotificationsQuery query, CancellationToken cancellationToken) =>
        notifications.PageAsync(new NotificationsOf(me.Id, query.IsRead), query, cancellationToken);
}
