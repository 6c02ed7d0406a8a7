using MediatR;
using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Categories.Commands;
using MultiWeb.Application.Catalog.Categories.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Catalog.Categories;

internal sealed class CategoryEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/categories";

    public string Tag => "Categories";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListCategories).AllowAnonymous();
        group.MapPost("/", CreateCategory).RequireAccess(AccessLevel.Admin);
        group.MapPatch("/{id:long:min(1)}", UpdateCategory).RequireAccess(AccessLevel.Admin);
        group.MapDelete("/{id:long:min(1)}", DeleteCategory).RequireAccess(AccessLevel.Admin);
    }

    private static async Task<OkOr<Paged<CategoryResponse>>> ListCategories(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ListCategoriesQuery(), cancellationToken);

    private static async Task<CreatedOr<CategoryResponse>> CreateCategory(CreateCategoryCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated(category => $"/categories/{category.Id}");

    private static async Task<OkOr<CategoryResponse>> UpdateCategory(long id, UpdateCategoryCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { CategoryId = id }, cancellationToken);

    private static async Task<NoContentOr> DeleteCategory(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new DeleteCategoryCommand(id), cancellationToken);
}
