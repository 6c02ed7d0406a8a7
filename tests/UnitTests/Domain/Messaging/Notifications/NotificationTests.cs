using MultiWeb.Domain.Messaging.Events;
using MultiWeb.Domain.Messaging.Notifications;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Messaging.Notifications;

public sealed class NotificationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_notification_is_unread_and_names_what_it_tells_of()
    {
        var notification = Create();
        (notification.Id, notification.UserId, notification.TransactionId, notification.ProductId).Should().Be((6, 9, 77, 11));
        (notification.Type, notification.Title, notification.Body).Should().Be(("transaction_requested", "새 거래 요청", "답해 주세요."));
        (notification.IsRead, notification.Version).Should().Be((false, 1));
        notification.Events.Should().Equal(new NotificationCreated(6, 9, "transaction_requested", Now));
    }

    [Fact]
    public void Reading_it_twice_is_no_error_and_no_change()
    {
        var notification = Create().AsLoaded();
        notification.Read(Now.AddMinutes(1));
        notification.Read(Now.AddMinutes(2));
        (notification.IsRead, notification.ReadAt, notification.Version).Should().Be((true, Now.AddMinutes(1), 2));
        notification.Events.Should().Equal(new NotificationRead(6, 9, Now.AddMinutes(1)));
    }

    private static Notification Create() =>
        Notification.Create(6, 9, new NotificationText("transaction_requested", "새 거래 요청", "답해 주세요."), 77, 11, Now);
}
