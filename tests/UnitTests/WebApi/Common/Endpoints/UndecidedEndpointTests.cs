using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.UnitTests.WebApi.Common.Endpoints;

public sealed class UndecidedEndpointTests
{
    [Fact]
    public async Task Stops_the_program_and_is_named()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/open", () => Results.Ok()).AllowAnonymous();
        app.MapGet("/forgotten", () => Results.Ok());

        var start = app.RefuseUndecidedEndpoints;

        start.Should().Throw<InvalidOperationException>().WithMessage("*/forgotten*").Which.Message.Should().NotContain("/open");
    }

    [Fact]
    public async Task Where_everything_is_decided_it_starts()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/open", () => Results.Ok()).AllowAnonymous();
        app.MapGet("/closed", () => Results.Ok()).RequireAuthorization();

        var start = app.RefuseUndecidedEndpoints;

        start.Should().NotThrow();
    }
}
