using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Uploads;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Commands;

/// <summary>Puts a picture behind the others of one's own listing.</summary>
/// <param name="File">JPEG, PNG, GIF or WebP, at most 10 MiB; what is kept of it holds no metadata.</param>
[Access(AccessLevel.SignedIn)]
[NothingToValidate("the route holds the id, the header the version, and the file is judged by its content")]
public sealed record UploadProductImageCommand(long ProductId, IUploadedFile File, int? ExpectedVersion) : ICommand<ProductImageResponse>;

internal sealed class UploadProductImageHandler(
    IProductReader reader, IImageIntake intake, IRepository<Product> products, IRowLock rows, IIdentitySequence ids,
    IImageAddresses addresses, ICurrentUser me, TimeProvider time) : ICommandHandler<UploadProductImageCommand, ProductImageResponse>
{
    public async Task<Result<ProductImageResponse>> Handle(UploadProductImageCommand command, CancellationToken cancellationToken)
    {
        // Ten megabytes are long in coming: what would be refused anyway is refused before.
        if (await RefusalOfAsync(command, cancellationToken) is { } refusal)
            return refusal;
        var file = await command.File.OpenAsync(cancellationToken);
        if (!file.IsSuccess)
            return file.Error;
        var key = await intake.TakeAsync(file.Value, cancellationToken);
        if (!key.IsSuccess)
            return key.Error;

        var id = await ids.NextAsync<ProductImage>(cancellationToken);
        // A telephone sends ten at once: they queue for the row, and the eleventh finds ten.
        await rows.HoldAsync<Product>(command.ProductId, cancellationToken);
        var found = await products.OwnAsync(command.ProductId, me, command.ExpectedVersion, cancellationToken);
        if (!found.IsSuccess)
            return found.Error;
        var added = found.Value.AddImage(id, key.Value.Text, time.Now());
        return added.IsSuccess ? ProductImageResponse.Of(added.Value, addresses) : added.Error;
    }

    private async Task<Error?> RefusalOfAsync(UploadProductImageCommand command, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(command.ProductId, cancellationToken) is not { } product)
            return CommonErrors.NotFound;
        return OwnProduct.RefusalOf(product.Status, product.SellerId, product.Version, me, command.ExpectedVersion)
            ?? (product.Images.Count >= Product.MaxImages ? ProductErrors.TooManyImages("#/file") : null);
    }
}
