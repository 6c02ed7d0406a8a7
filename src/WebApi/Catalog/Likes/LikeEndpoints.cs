using MediatR;
using MultiWeb.Application.Catalog.Likes.Commands;
using MultiWeb.Application.Catalog.Likes.Queries;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Catalog.Likes;

internal sealed class LikeEndpoints : IEndpointGroup
{
    private const string Like = "/products/{id:long:min(1)}/like";

    public string Prefix => EndpointGroups.ApiPrefix;

    public string Tag => "Products";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost(Like, LikeProduct).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapDelete(Like, UnlikeProduct).RequireAuthorization();
        group.MapGet("/users/me/likes", ListLikedProducts).RequireAuthorization();
    }

    private static async Task<NoContentOr> LikeProduct(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new LikeProductCommand(id), cancellationToken);

    private static async Task<NoContentOr> UnlikeProduct(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new UnlikeProductCommand(id), cancellationToken);

    private static async Task<OkOr<Paged<ProductResponse>>> ListLikedProducts(Query<ListLikedProductsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);
}
