using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Application.Common.Paging;

public sealed class PagerTests
{
    private static readonly Pager Pager = new(new FakeCursorCodec());

    [Fact]
    public void A_page_number_counts_and_skips()
    {
        var window = Pager.Open(new Numbers { Page = 3, PageSize = 10 }).Value;
        (window.Skip, window.Fetch, window.Counts, window.Start, window.Backward).Should().Be((20, 11, true, null, false));
    }

    [Theory]
    [InlineData("after k 7", false)]
    [InlineData("before k 7", true)]
    public void A_cursor_neither_counts_nor_skips_and_takes_the_place_of_the_page(string cursor, bool backward)
    {
        var window = Pager.Open(new Numbers { Page = 3, PageSize = 10, Cursor = cursor }).Value;
        (window.Skip, window.Fetch, window.Counts, window.Start, window.Backward).Should().Be((0, 11, false, new RowPosition("k", 7), backward));
    }

    [Fact]
    public void A_cursor_that_was_never_given_out_is_refused() =>
        Pager.Open(new Numbers { Cursor = "forged" }).Error.Should().BeSameAs(CommonErrors.InvalidCursor);

    [Fact]
    public void The_first_of_several_pages_leads_on_and_not_back()
    {
        var page = Close(new Numbers { PageSize = 2 }, [1, 2, 3], total: 5);
        page.Should().BeEquivalentTo(new Paged<int>([1, 2], 5, 1, 2, 3, "after k 2", null, HasMore: true));
    }

    [Fact]
    public void A_page_in_the_middle_leads_both_ways()
    {
        var page = Close(new Numbers { Page = 2, PageSize = 2 }, [3, 4, 5], total: 5);
        page.Should().BeEquivalentTo(new Paged<int>([3, 4], 5, 2, 2, 3, "after k 4", "before k 3", HasMore: true));
    }

    [Fact]
    public void The_last_page_leads_back_only()
    {
        var page = Close(new Numbers { Page = 3, PageSize = 2 }, [5], total: 5);
        page.Should().BeEquivalentTo(new Paged<int>([5], 5, 3, 2, 3, null, "before k 5", HasMore: false));
    }

    [Fact]
    public void A_last_page_that_is_full_is_still_the_last()
    {
        var page = Close(new Numbers { Page = 2, PageSize = 2 }, [3, 4], total: 4);
        page.Should().BeEquivalentTo(new Paged<int>([3, 4], 4, 2, 2, 2, null, "before k 3", HasMore: false));
    }

    [Fact]
    public void Beyond_the_end_there_is_nothing_and_nowhere_to_go()
    {
        var page = Close(new Numbers { Page = 9, PageSize = 2 }, [], total: 4);
        page.Should().BeEquivalentTo(new Paged<int>([], 4, 9, 2, 2, null, null, HasMore: false));
    }

    [Fact]
    public void An_empty_list_has_no_pages() =>
        Close(new Numbers { PageSize = 2 }, [], total: 0).Should().BeEquivalentTo(new Paged<int>([], 0, 1, 2, 0, null, null, HasMore: false));

    [Fact]
    public void By_cursor_nothing_is_counted()
    {
        var page = Close(new Numbers { PageSize = 2, Cursor = "after k 2" }, [3, 4, 5], total: null);
        page.Should().BeEquivalentTo(new Paged<int>([3, 4], null, null, 2, null, "after k 4", "before k 3", HasMore: true));
    }

    [Fact]
    public void Going_back_shows_the_rows_in_their_own_order_and_leads_forward_again()
    {
        Close(new Numbers { PageSize = 2, Cursor = "before k 5" }, [4, 3, 2], total: null)
            .Should().BeEquivalentTo(new Paged<int>([3, 4], null, null, 2, null, "after k 4", "before k 3", HasMore: true), o => o.WithStrictOrdering());
        Close(new Numbers { PageSize = 2, Cursor = "before k 3" }, [2, 1], total: null)
            .Should().BeEquivalentTo(new Paged<int>([1, 2], null, null, 2, null, "after k 2", null, HasMore: true), o => o.WithStrictOrdering());
    }

    [Theory]
    [InlineData("before k 3")]
    [InlineData("after k 3")]
    public void Whoever_finds_nothing_is_never_promised_more_than_he_can_reach(string cursor)
    {
        // What the cursor led to has been deleted in the meantime.
        var page = Close(new Numbers { PageSize = 2, Cursor = cursor }, [], total: null);
        page.Should().BeEquivalentTo(new Paged<int>([], null, null, 2, null, null, null, HasMore: false));
    }

    [Fact]
    public void A_short_list_is_one_page()
    {
        Paged.Whole([1, 2, 3]).Should().BeEquivalentTo(new Paged<int>([1, 2, 3], 3, 1, 3, 1, null, null, HasMore: false));
        Paged.Whole<int>([]).Should().BeEquivalentTo(new Paged<int>([], 0, 1, 1, 1, null, null, HasMore: false));
    }

    [Fact]
    public void A_page_of_something_else_keeps_its_neighbours()
    {
        var page = new Paged<int>([1, 2], 5, 2, 2, 3, "next", "prev", HasMore: true);
        page.Select(n => $"{n}").Should().BeEquivalentTo(new Paged<string>(["1", "2"], 5, 2, 2, 3, "next", "prev", HasMore: true));
    }

    private static Paged<int> Close(Numbers query, int[] fetched, int? total) =>
        Pager.Close(query, Pager.Open(query).Value, fetched, total, n => new RowPosition("k", n));

    private sealed record Numbers : PagedQuery;
}
