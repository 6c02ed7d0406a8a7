using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products.Images;

/// <summary>The one way for a stranger's file into the <see cref="IImageStore"/>.</summary>
public interface IImageIntake
{
    /// <summary>
    /// Looks into the file, writes what belongs to the picture anew, without anything else that was in it, and keeps it: for an hour
    /// at least, and then as long as a product names it.
    /// </summary>
    /// <returns>Which picture it is; or one of <see cref="Domain.Catalog.Products.ImageErrors"/>.</returns>
    /// <exception cref="Common.UnavailableException">Too many wait already, or the store cannot take it.</exception>
    Task<Result<ImageKey>> TakeAsync(Stream file, CancellationToken cancellationToken);
}
