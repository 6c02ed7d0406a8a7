using MediatR;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.WebApi.Common.Endpoints;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Catalog.Products;

/// <summary>The pictures themselves, outside the API: what a page shows by the dozen is counted by no rate.</summary>
internal sealed class ImageEndpoints : IEndpointGroup
{
    public string Prefix => "/images";

    public string Tag => "Images";

    public void Map(RouteGroupBuilder group) => group.MapGet("/{key}", GetImage).AllowAnonymous().WithoutRate()
        .AlsoAnswers(StatusCodes.Status412PreconditionFailed, StatusCodes.Status416RangeNotSatisfiable);

    private static async Task<ImageOr> GetImage(string key, IMediator mediator, CancellationToken cancellationToken) =>
        new(await mediator.Send(new GetImageQuery(key), cancellationToken));
}
