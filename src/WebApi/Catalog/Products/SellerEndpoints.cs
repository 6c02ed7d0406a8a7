using MediatR;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Catalog.Products;

/// <summary>What one person has on offer, where one looks for a person.</summary>
internal sealed class SellerEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/users";

    public string Tag => "Products";

    public void Map(RouteGroupBuilder group) => group.MapGet("/{id:long:min(1)}/products", ListProductsOfUser).AllowAnonymous();

    /// <summary>The same list as GET /products?seller_id=…; of somebody whom there is not it is empty.</summary>
    private static async Task<OkOr<Paged<ProductResponse>>> ListProductsOfUser(
        long id, Query<ListProductsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value with { SellerId = id }, cancellationToken);
}
