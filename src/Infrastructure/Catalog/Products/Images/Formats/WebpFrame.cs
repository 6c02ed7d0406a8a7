using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>One frame of a WebP picture: VP8 (RFC 6386) with its transparency beside it, or VP8L with it inside.</summary>
internal static class WebpFrame
{
    private const int LosslessSignature = 0x2F;

    public static bool IsPartOfFrame(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8);

    /// <summary>Up to and with the pixels; what stands before them and is none of the frame goes.</summary>
    /// <param name="width">What the container says, and the frame has to say as well.</param>
    public static PictureFlaw? Clean(ref ByteReader reader, PictureBuffer kept, int width, int height)
    {
        var hasAlpha = false;
        while (reader.Left > 0)
        {
            if (!WebpCleaner.TryReadChunk(ref reader, out var name, out var data))
                return PictureFlaw.Broken;
            if (name.SequenceEqual("ALPH"u8))
            {
                if (hasAlpha || data.IsEmpty)
                    return PictureFlaw.Broken;
                hasAlpha = true;
                WebpCleaner.WriteChunk(kept, name, data);
            }
            else if (IsPartOfFrame(name))
            {
                if (!TryReadSize(name, data, out var size) || size.Width != width || size.Height != height || (hasAlpha && name.EndsWith("L"u8)))
                    return PictureFlaw.Broken;
                WebpCleaner.WriteChunk(kept, name, data);
                return null;
            }
        }
        return PictureFlaw.Broken;
    }

    public static bool TryReadSize(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, out Picture picture)
    {
        picture = default;
        return name.SequenceEqual("VP8 "u8) ? TryReadLossy(data, out picture) : name.SequenceEqual("VP8L"u8) && TryReadLossless(data, out picture);
    }

    private static bool TryReadLossy(ReadOnlySpan<byte> data, out Picture picture)
    {
        var reader = new ByteReader(data);
        var tag = reader.UInt24Little();
        var start = reader.Take(3);
        picture = new Picture(ImageFormat.Webp, reader.UInt16Little() & 0x3FFF, reader.UInt16Little() & 0x3FFF);
        var (isKeyFrame, firstPartition) = ((tag & 1) == 0, tag >> 5);
        return !reader.HasEnded && isKeyFrame && start.SequenceEqual([(byte)0x9D, (byte)0x01, (byte)0x2A])
            && picture.Width > 0 && picture.Height > 0 && firstPartition > 0 && firstPartition <= reader.Left;
    }

    private static bool TryReadLossless(ReadOnlySpan<byte> data, out Picture picture)
    {
        var reader = new ByteReader(data);
        var signature = reader.Byte();
        var bits = reader.UInt32Little();
        picture = new Picture(ImageFormat.Webp, (int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        return !reader.HasEnded && signature == LosslessSignature && bits >> 29 == 0 && reader.Left > 0;
    }
}
