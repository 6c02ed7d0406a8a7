using AutoMapper;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications.Commands;

/// <summary>Marks one of the caller's notifications as read; twice is no error.</summary>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id")]
public sealed record ReadNotificationCommand(long NotificationId) : ICommand<NotificationResponse>;

internal sealed class ReadNotificationHandler(
    IRepository<Notification> notifications, ICurrentUser me, TimeProvider time, IMapper mapper) : ICommandHandler<ReadNotificationCommand, NotificationResponse>
{
    public async Task<Result<NotificationResponse>> Handle(ReadNotificationCommand command, CancellationToken cancellationToken)
    {
        if (await notifications.GetByIdAsync(command.NotificationId, cancellationToken) is not { } notification || notification.UserId != me.Id)
            return CommonErrors.NotFound;
        notification.Read(time.Now());
        return mapper.Map<NotificationResponse>(notification);
    }
}
