using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Messaging.Notifications;
using MultiWeb.Application.Messaging.Notifications.Commands;
using MultiWeb.Application.Messaging.Notifications.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Messaging.Notifications;

internal sealed class NotificationEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/notifications";

    public string Tag => "Notifications";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListNotifications).RequireAuthorization();
        group.MapPost("/{id:long:min(1)}/read", ReadNotification).RequireAuthorization();
    }

    private static async Task<OkOr<Paged<NotificationResponse>>> ListNotifications(Query<ListNotificationsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<OkOr<NotificationResponse>> ReadNotification(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ReadNotificationCommand(id), cancellationToken);
}
