using Microsoft.AspNetCore.Http;
using MultiWeb.WebApi.Common.Binding;

namespace MultiWeb.UnitTests.WebApi.Common.Binding;

public sealed class EntityTagTests
{
    [Fact]
    public void A_tag_is_weak_and_holds_the_version() => EntityTag.Of(7).Should().Be("W/\"7\"");

    [Theory]
    [InlineData("GET", "W/\"7\"", true)]
    [InlineData("GET", "\"7\"", true)]
    [InlineData("GET", "W/\"6\", W/\"7\"", true)]
    [InlineData("GET", "*", true)]
    [InlineData("GET", "W/\"6\"", false)]
    [InlineData("GET", "W/\"77\"", false)]
    [InlineData("GET", "7", false)]
    [InlineData("GET", null, false)]
    [InlineData("PATCH", "W/\"7\"", false)]
    public void Only_a_reader_who_has_this_version_is_told_that_nothing_is_new(string method, string? header, bool known)
    {
        var context = new DefaultHttpContext { Request = { Method = method } };
        context.Request.Headers.IfNoneMatch = header;
        EntityTag.IsKnown(context, 7).Should().Be(known);
        context.Response.Headers.ETag.ToString().Should().Be("W/\"7\"", "every answer carries it");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("W/\"7\"", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("\"abc\"", 0)]
    [InlineData("\"\"", 0)]
    [InlineData("\"99999999999\"", 0)]
    [InlineData("7", 0)]
    [InlineData("garbage\"", 0)]
    [InlineData("", 0)]
    [InlineData("W/\"1\", W/\"2\"", 0)]
    public async Task A_change_is_meant_for_the_version_it_names_and_a_strange_tag_for_none(string? header, int? version)
    {
        var context = new DefaultHttpContext();
        if (header is not null)
            context.Request.Headers.IfMatch = header;
        (await IfMatch.BindAsync(context)).Version.Should().Be(version);
    }
}
