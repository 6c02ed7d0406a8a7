using MediatR;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Catalog.Products;

internal sealed class ProductEndpoints : IEndpointGroup
{
    private const string One = "/{id:long:min(1)}";

    public string Prefix => $"{EndpointGroups.ApiPrefix}/products";

    public string Tag => "Products";

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListProducts).AllowAnonymous();
        group.MapPost("/", CreateProduct).RequireAuthorization();
        group.MapGet(One, GetProduct).AllowAnonymous().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapPatch(One, UpdateProduct).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapPut(One, ReplaceProduct).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapDelete(One, DeleteProduct).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
    }

    private static async Task<OkOr<Paged<ProductResponse>>> ListProducts(Query<ListProductsQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);

    private static async Task<CreatedOr<ProductResponse>> CreateProduct(CreateProductCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated(product => $"/products/{product.Id}");

    private static async Task<OkOr<ProductResponse>> GetProduct(long id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetProductQuery(id), cancellationToken);

    private static async Task<OkOr<ProductResponse>> UpdateProduct(
        long id, UpdateProductCommand command, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { ProductId = id, ExpectedVersion = ifMatch.Version }, cancellationToken);

    /// <summary>PUT means here what PATCH means: clients of the published API send it with a part of the fields.</summary>
    private static Task<OkOr<ProductResponse>> ReplaceProduct(
        long id, UpdateProductCommand command, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        UpdateProduct(id, command, ifMatch, mediator, cancellationToken);

    private static async Task<NoContentOr> DeleteProduct(long id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new DeleteProductCommand(id, ifMatch.Version), cancellationToken);
}
