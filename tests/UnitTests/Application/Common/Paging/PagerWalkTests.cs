using FsCheck;
using FsCheck.Fluent;
using MultiWeb.Application.Common.Paging;

namespace MultiWeb.UnitTests.Application.Common.Paging;

/// <summary>Walking a list by its cursors, however long it is and however many rows a page shows.</summary>
public sealed class PagerWalkTests
{
    private static readonly Pager Pager = new(new FakeCursorCodec());

    private static readonly Arbitrary<(int Rows, int PageSize)> Lists =
        (from rows in Gen.Choose(0, 60) from size in Gen.Choose(1, 25) select (rows, size)).ToArbitrary();

    [Fact]
    public void Forward_by_next_cursor_yields_every_row_once_in_order() => Prop.ForAll(Lists, list =>
    {
        var pages = WalkForward(Rows(list.Rows), list.PageSize);
        pages.SelectMany(p => p.Items).Should().Equal(Rows(list.Rows));
        pages.SkipLast(1).Select(p => p.Items.Count).Should().Equal(Enumerable.Repeat(list.PageSize, pages.Count - 1));
        pages.Should().AllSatisfy(p => p.HasMore.Should().Be(p.NextCursor is not null));
        pages.Select(p => p.PrevCursor is null).Should().Equal(pages.Select((_, i) => i == 0), "only the first page has nothing before it");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Back_by_prev_cursor_yields_the_same_pages_in_reverse() => Prop.ForAll(Lists, list =>
    {
        var forward = WalkForward(Rows(list.Rows), list.PageSize);
        var page = forward[^1];
        for (var i = forward.Count - 2; i >= 0; i--)
        {
            page = Fetch(Rows(list.Rows), new Numbers { PageSize = list.PageSize, Cursor = page.PrevCursor });
            page.Items.Should().Equal(forward[i].Items);
            page.NextCursor.Should().Be(forward[i].NextCursor);
        }
        page.PrevCursor.Should().BeNull();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Page_numbers_show_what_cursors_show() => Prop.ForAll(Lists, list =>
    {
        var byCursor = WalkForward(Rows(list.Rows), list.PageSize);
        for (var i = 0; i < byCursor.Count; i++)
        {
            var page = Fetch(Rows(list.Rows), new Numbers { Page = i + 1, PageSize = list.PageSize });
            page.Items.Should().Equal(byCursor[i].Items);
            (page.NextCursor, page.PrevCursor, page.HasMore).Should().Be((byCursor[i].NextCursor, byCursor[i].PrevCursor, byCursor[i].HasMore));
            (page.Total, page.Page, page.Pages).Should().Be((list.Rows, i + 1, list.Rows == 0 ? 0 : byCursor.Count));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_that_appear_or_vanish_elsewhere_are_neither_repeated_nor_skipped()
    {
        var rows = Rows(9).ToList();
        var first = Fetch(rows, new Numbers { PageSize = 3 });
        rows.RemoveAt(2);
        rows.Insert(0, -1);
        var second = Fetch(rows, new Numbers { PageSize = 3, Cursor = first.NextCursor });
        second.Items.Should().Equal(3, 4, 5);
    }

    private static List<Paged<int>> WalkForward(IReadOnlyList<int> rows, int pageSize)
    {
        var pages = new List<Paged<int>> { Fetch(rows, new Numbers { PageSize = pageSize }) };
        while (pages[^1].NextCursor is { } next && pages.Count <= rows.Count)
            pages.Add(Fetch(rows, new Numbers { PageSize = pageSize, Cursor = next }));
        return pages;
    }

    private static Paged<int> Fetch(IReadOnlyList<int> rows, Numbers query)
    {
        var window = Pager.Open(query).Value;
        var ordered = window.Backward ? rows.Reverse() : rows;
        if (window.Start is { } start)
            ordered = ordered.Where(n => window.Backward ? n < start.Id : n > start.Id);
        return Pager.Close(
            query, window, [.. ordered.Skip(window.Skip).Take(window.Fetch)], window.Counts ? rows.Count : null, n => new RowPosition("k", n));
    }

    private static IReadOnlyList<int> Rows(int count) => [.. Enumerable.Range(0, count)];

    private sealed record Numbers : PagedQuery;
}
