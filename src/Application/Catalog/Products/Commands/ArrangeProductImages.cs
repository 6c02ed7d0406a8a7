using System.Text.Json.Serialization;
using FluentValidation;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Puts the pictures of one's own listing into an order; the first becomes the primary one.</summary>
/// <param name="ImageIds">Exactly the pictures of the product, each once.</param>
[Access(AccessLevel.SignedIn)]
public sealed record ArrangeProductImagesCommand(IReadOnlyList<long> ImageIds) : ICommand<Paged<ProductImageResponse>>
{
    [JsonIgnore]
    public long ProductId { get; init; }

    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

internal sealed class ArrangeProductImagesValidator : AbstractValidator<ArrangeProductImagesCommand>
{
    public ArrangeProductImagesValidator() => RuleFor(c => c.ImageIds).NotNull().MustBeFewImages();
}

internal sealed class ArrangeProductImagesHandler(IRepository<Product> products, IImageAddresses addresses, ICurrentUser me, TimeProvider time)
    : ICommandHandler<ArrangeProductImagesCommand, Paged<ProductImageResponse>>
{
    public async Task<Result<Paged<ProductImageResponse>>> Handle(ArrangeProductImagesCommand command, CancellationToken cancellationToken)
    {
        var found = await products.OwnAsync(command.ProductId, me, command.ExpectedVersion, cancellationToken);
        if (!found.IsSuccess)
            return found.Error;
        var arranged = found.Value.ArrangeImages(command.ImageIds, time.Now());
        return arranged.IsSuccess ? Paged.Whole(ProductImageResponse.AllOf(found.Value, addresses)) : arranged.Error;
    }
}
