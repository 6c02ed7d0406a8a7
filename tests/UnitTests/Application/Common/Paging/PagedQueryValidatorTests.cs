using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Messaging.Conversations;
using MultiWeb.Application.Messaging.Conversations.Queries;
using MultiWeb.Application.Messaging.Notifications;
using MultiWeb.Application.Messaging.Notifications.Queries;
using MultiWeb.Application.Trading.Transactions;
using MultiWeb.Application.Trading.Transactions.Queries;
using MultiWeb.UnitTests.Application.Common.Behaviours;

namespace MultiWeb.UnitTests.Application.Common.Paging;

public sealed class PagedQueryValidatorTests
{
    [Fact]
    public void A_page_size_is_1_to_100()
    {
        Refused(new() { PageSize = 1 }).Should().BeEmpty();
        Refused(new() { PageSize = 100 }).Should().BeEmpty();
        Refused(new() { PageSize = 0 }).Should().Equal("#/page_size inclusive_between");
        Refused(new() { PageSize = 101 }).Should().Equal("#/page_size inclusive_between");
        Refused(new() { PageSize = int.MinValue }).Should().Equal("#/page_size inclusive_between");
    }

    [Fact]
    public void Pages_are_counted_from_1()
    {
        Refused(new()).Should().BeEmpty();
        Refused(new() { Page = 0 }).Should().Equal("#/page greater_than_or_equal");
        Refused(new() { Page = -1 }).Should().Equal("#/page greater_than_or_equal");
    }

    [Fact]
    public void Page_numbers_reach_ten_thousand_rows_deep_and_cursors_any_depth()
    {
        Refused(new() { Page = 100, PageSize = 100 }).Should().BeEmpty();
        Refused(new() { Page = 101, PageSize = 100 }).Should().Equal("#/page too_deep");
        Refused(new() { Page = 10_000, PageSize = 1 }).Should().BeEmpty();
        Refused(new() { Page = 10_001, PageSize = 1 }).Should().Equal("#/page too_deep");
        Refused(new() { Page = int.MaxValue, PageSize = 100 }).Should().Equal("#/page too_deep");
        Refused(new() { Page = 101, PageSize = 100, Cursor = "c" }).Should().BeEmpty();
    }

    [Fact]
    public void Every_list_has_these_limits()
    {
        Refusals.Of<ListTransactionsQuery, Paged<TransactionResponse>>(new ListTransactionsValidator(), new() { PageSize = 0 })
            .Should().Equal("#/page_size inclusive_between");
        Refusals.Of<ListNotificationsQuery, Paged<NotificationResponse>>(new ListNotificationsValidator(), new() { PageSize = 0 })
            .Should().Equal("#/page_size inclusive_between");
    }

    private static string[] Refused(ListMessagesQuery query) => Refusals.Of<ListMessagesQuery, Paged<MessageResponse>>(new ListMessagesValidator(), query);
}
