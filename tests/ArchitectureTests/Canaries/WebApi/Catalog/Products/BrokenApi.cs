using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Identity.Users.Commands;

namespace MultiWeb.ArchitectureTests.Canaries.WebApi.Catalog.Products;

/// <summary>Endpoints that break the rules, mapped past the endpoint groups; never served.</summary>
internal static class BrokenApi
{
    public static WebApplication Create()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/api/v1/canaries/silent", Silent);
        app.MapGet("/api/v1/canaries/lambda", () => "").AllowAnonymous();
        app.MapGet("/api/v1/canaries/both", Silent).AllowAnonymous().RequireAuthorization();
        app.MapGet("/api/v1/canaries/twins/1", Silent).WithName("Twin");
        app.MapGet("/api/v1/canaries/twins/2", Silent).WithName("Twin");
        app.MapPost("/api/v1/canaries/open", CreateProduct).AllowAnonymous();
        app.MapGet("/api/v1/canaries/guarded", GetProduct).RequireAuthorization();
        app.MapPost("/api/v1/canaries/weak", EnableUser).RequireAuthorization();
        app.MapPost("/api/v1/canaries/other", EnableUser).RequireAuthorization("Administrators");
        return app;
    }

    private static IResult Silent() => Results.Ok();

    /// <summary>Open to everybody, while the request is for those who have signed in.</summary>
    private static IResult CreateProduct([FromBody] CreateProductCommand command) => Results.Ok(command);

    /// <summary>Guarded, but not as well as the request is; or by a policy that is no level.</summary>
    private static IResult EnableUser([FromBody] EnableUserCommand command) => Results.Ok(command);

    /// <summary>The other way round; the request is made inside.</summary>
    private static async Task<IResult> GetProduct()
    {
        await Task.Yield();
        return Results.Ok(new GetProductQuery(1));
    }
}
