namespace MultiWeb.Application.Catalog.Products.Images;

/// <summary>
/// Where pictures are kept. None is ever changed: a key stands for its content. All methods throw an
/// <see cref="Common.UnavailableException"/> where the store is full, cannot be written or does not answer in time.
/// </summary>
public interface IImageStore
{
    /// <summary>All of it or nothing: nobody ever finds half a picture. One that is there already is written once more.</summary>
    Task SaveAsync(ImageKey key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(ImageKey key, CancellationToken cancellationToken);

    /// <summary>The picture as a stream that knows its length and can be sought in, for whoever asked to close; null where there is none.</summary>
    Task<Stream?> OpenAsync(ImageKey key, CancellationToken cancellationToken);

    /// <summary>One that is not there is deleted already.</summary>
    Task DeleteAsync(ImageKey key, CancellationToken cancellationToken);

    /// <summary>Clears away what saves that were interrupted have left behind for an hour.</summary>
    Task DiscardLeftoversAsync(CancellationToken cancellationToken);
}
