using MediatR;
using MultiWeb.Application.Catalog.Categories;
using MultiWeb.Application.Catalog.Categories.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Catalog.Categories;

internal sealed class CategoryEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/categories";

    public string Tag => "Categories";

    public void Map(RouteGroupBuilder group) => group.MapGet("/", ListCategories).AllowAnonymous();

    private static async Task<OkOr<Paged<CategoryResponse>>> ListCategories(IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new ListCategoriesQuery(), cancellationToken);
}
