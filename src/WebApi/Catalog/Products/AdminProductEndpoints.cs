using MediatR;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Common.Security;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Catalog.Products;

internal sealed class AdminProductEndpoints : IEndpointGroup
{
    private const string Featured = "/{id:long:min(1)}/featured";

    public string Prefix => $"{EndpointGroups.ApiPrefix}/admin/products";

    public string Tag => "Administration";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPut(Featured, FeatureProduct).RequireAccess(AccessLevel.Admin).AlsoAnswers(StatusCodes.Status410Gone);
        group.MapDelete(Featured, UnfeatureProduct).RequireAccess(AccessLevel.Admin).AlsoAnswers(StatusCodes.Status410Gone);
    }

    private static async Task<NoContentOr> FeatureProduct(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new FeatureProductCommand(id, IsFeatured: true), cancellationToken);

    private static async Task<NoContentOr> UnfeatureProduct(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new FeatureProductCommand(id, IsFeatured: false), cancellationToken);
}
