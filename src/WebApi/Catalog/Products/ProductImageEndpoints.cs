using MediatR;
using Microsoft.AspNetCore.Mvc;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Common.Paging;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Catalog.Products;

internal sealed class ProductImageEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/products/{{id:long:min(1)}}/images";

    public string Tag => "Products";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/", UploadProductImage).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapPut("/order", ArrangeProductImages).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
        group.MapDelete("/{image_id:long:min(1)}", DeleteProductImage).RequireAuthorization().AlsoAnswers(StatusCodes.Status410Gone);
    }

    private static async Task<CreatedOr<ProductImageResponse>> UploadProductImage(
        long id, FileForm form, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new UploadProductImageCommand(id, form, ifMatch.Version), cancellationToken)).AsCreated(image => $"/products/{id}/images/{image.Id}");

    private static async Task<OkOr<Paged<ProductImageResponse>>> ArrangeProductImages(
        long id, ArrangeProductImagesCommand command, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(command with { ProductId = id, ExpectedVersion = ifMatch.Version }, cancellationToken);

    private static async Task<NoContentOr> DeleteProductImage(
        long id, [FromRoute(Name = "image_id")] long imageId, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new DeleteProductImageCommand(id, imageId, ifMatch.Version), cancellationToken);
}
