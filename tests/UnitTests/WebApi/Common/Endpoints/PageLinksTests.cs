using Microsoft.AspNetCore.Http;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.UnitTests.WebApi.Common.Endpoints;

public sealed class PageLinksTests
{
    [Fact]
    public void A_page_links_to_its_neighbours_under_the_same_filter() =>
        LinkOf("?search=%EC%9D%98%EC%9E%90&page=2&page_size=5", next: "n", previous: "p").Should().Be(
            "</api/v1/products?search=%EC%9D%98%EC%9E%90&page_size=5&cursor=n>; rel=\"next\", </api/v1/products?search=%EC%9D%98%EC%9E%90&page_size=5&cursor=p>; rel=\"prev\", </api/v1/products?search=%EC%9D%98%EC%9E%90&page_size=5>; rel=\"first\"");

    [Fact]
    public void The_cursor_that_led_here_gives_way_to_the_next() =>
        LinkOf("?cursor=old", next: "n", previous: null).Should().Be("</api/v1/products?cursor=n>; rel=\"next\", </api/v1/products>; rel=\"first\"");

    [Fact]
    public void Of_a_filter_that_was_given_twice_the_one_that_counts_goes_on() =>
        LinkOf("?status=reserved&search=a,b&status=sold", next: "n", previous: null).Should().Be(
            "</api/v1/products?status=sold&search=a,b&cursor=n>; rel=\"next\", </api/v1/products?status=sold&search=a,b>; rel=\"first\"");

    [Fact]
    public void A_list_of_one_page_links_to_its_beginning() => LinkOf("", null, null).Should().Be("</api/v1/products>; rel=\"first\"");

    [Fact]
    public void What_a_client_sent_cannot_end_the_link_or_the_line() =>
        LinkOf("?search=%3E%3B%0D%0AX-Evil%3A1", next: "n", previous: null).Should().NotContainAny("\r", "\n", ">;\r", "X-Evil:");

    private static string LinkOf(string query, string? next, string? previous)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/api/v1/products";
        context.Request.QueryString = new QueryString(query);
        PageLinks.Add(context, new Paged<int>([], null, null, 5, null, next, previous, HasMore: next is not null));
        return context.Response.Headers.Link.ToString();
    }
}
