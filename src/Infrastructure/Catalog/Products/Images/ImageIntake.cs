using System.Buffers;
using System.Security.Cryptography;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>
/// Looks into files a few at a time: each is held in memory twice, as it came and as it is kept, so that all of them together never
/// take more than some 100 MiB. Others wait a few seconds for their turn.
/// </summary>
internal sealed class ImageIntake(IImageStore store, StoredImages stored, ImageMetrics metrics) : IImageIntake
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(AtOnce);

    public async Task<Result<ImageKey>> TakeAsync(Stream file, CancellationToken cancellationToken)
    {
        var outcome = UploadOutcome.Failed;
        try
        {
            if (!await _places.WaitAsync(Patience, cancellationToken))
                throw new UnavailableException("Too many pictures wait to be looked into.");
            try
            {
                (outcome, var result) = await TakeInTurnAsync(file, cancellationToken);
                return result;
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            metrics.Ended(outcome);
        }
    }

    private async Task<(UploadOutcome, Result<ImageKey>)> TakeInTurnAsync(Stream file, CancellationToken cancellationToken)
    {
        var length = (int)file.Length;
        var given = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await file.ReadExactlyAsync(given.AsMemory(0, length), cancellationToken);
            using var kept = new PictureBuffer(length);
            if (PictureCleaner.Clean(given.AsSpan(0, length), kept, out var picture) is { } flaw)
                return (UploadOutcome.Refused, ErrorFor(flaw));

            var key = ImageKey.Of(SHA256.HashData(kept.Written.Span), picture.Format);
            await stored.NoteAsync(key, cancellationToken);
            // Only now: what was there before the note may be gone after it.
            if (await store.ExistsAsync(key, cancellationToken))
                return (UploadOutcome.Known, key);
            await store.SaveAsync(key, kept.Written, cancellationToken);
            metrics.Stored(kept.Written.Length);
            return (UploadOutcome.Stored, key);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(given);
        }
    }

    private static Error ErrorFor(PictureFlaw flaw) => flaw switch
    {
        PictureFlaw.NotAPicture => ImageErrors.NotAnImage,
        PictureFlaw.TooManyPixels => ImageErrors.TooManyPixels,
        _ => ImageErrors.Broken,
    };
}
