using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// WebP (RFC 9649). Kept are the frames with their transparency, the colours of ICC and how an animation runs; the header no longer
/// promises what is gone. What stands behind the end of the container goes.
/// </summary>
internal static class WebpCleaner
{
    private const int HeadLength = 12; // RIFF, the length, WEBP
    private const int ChunkHeadLength = 8;
    private const int ExtendedLength = 10;
    private const int FrameHeadLength = 16;

    private const int HasAnimation = 0x02, HasAlpha = 0x10, HasColours = 0x20;

    public static PictureFlaw? Clean(ReadOnlySpan<byte> file, PictureBuffer kept, out Picture picture)
    {
        picture = default;
        var container = new ByteReader(file);
        container.Take(4);
        var length = container.UInt32Little();
        if (length % 2 != 0 || length < HeadLength || length > container.Left)
            return PictureFlaw.Broken;
        kept.Write(file[..HeadLength]);
        var reader = new ByteReader(container.Take(length)[4..]);
        var flaw = reader.Rest.StartsWith("VP8X"u8) ? CleanExtended(ref reader, kept, out picture) : CleanSimple(ref reader, kept, out picture);
        kept.PatchUInt32Little(4, (uint)(kept.Length - ChunkHeadLength));
        return flaw;
    }

    private static PictureFlaw? CleanSimple(ref ByteReader reader, PictureBuffer kept, out Picture picture)
    {
        picture = default;
        if (!TryReadChunk(ref reader, out var name, out var data) || !WebpFrame.TryReadSize(name, data, out picture))
            return PictureFlaw.Broken;
        if (picture.IsTooLarge)
            return PictureFlaw.TooManyPixels;
        WriteChunk(kept, name, data);
        return CanSkip(ref reader) ? null : PictureFlaw.Broken;
    }

    private static PictureFlaw? CleanExtended(ref ByteReader reader, PictureBuffer kept, out Picture picture)
    {
        picture = default;
        if (!TryReadChunk(ref reader, out _, out var head) || head.Length != ExtendedLength)
            return PictureFlaw.Broken;
        var size = new ByteReader(head[4..]);
        picture = new Picture(ImageFormat.Webp, size.UInt24Little() + 1, size.UInt24Little() + 1);
        if (picture.IsTooLarge)
            return PictureFlaw.TooManyPixels;
        var isAnimated = (head[0] & HasAnimation) != 0;
        var flags = kept.Length + ChunkHeadLength;
        WriteChunk(kept, "VP8X"u8, [(byte)(head[0] & (HasAnimation | HasAlpha)), 0, 0, 0, .. head[4..]]);
        if (reader.Rest.StartsWith("ICCP"u8))
        {
            if (!TryReadChunk(ref reader, out var name, out var colours))
                return PictureFlaw.Broken;
            WriteChunk(kept, name, colours);
            kept.Set(flags, HasColours);
        }
        var flaw = isAnimated ? CleanAnimation(ref reader, kept, picture) : WebpFrame.Clean(ref reader, kept, picture.Width, picture.Height);
        return flaw ?? (CanSkip(ref reader) ? null : PictureFlaw.Broken);
    }

    private static PictureFlaw? CleanAnimation(ref ByteReader reader, PictureBuffer kept, Picture canvas)
    {
        var (frames, hasBegun) = (new Frames(), false);
        while (reader.Left > 0)
        {
            if (!TryReadChunk(ref reader, out var name, out var data))
                return PictureFlaw.Broken;
            if (name.SequenceEqual("ANIM"u8))
            {
                if (hasBegun || data.Length != 6)
                    return PictureFlaw.Broken;
                hasBegun = true;
                WriteChunk(kept, name, data);
            }
            else if (name.SequenceEqual("ANMF"u8))
            {
                if (!hasBegun || data.Length <= FrameHeadLength)
                    return PictureFlaw.Broken;
                var head = new ByteReader(data);
                var (left, top, width, height) = (2 * head.UInt24Little(), 2 * head.UInt24Little(), head.UInt24Little() + 1, head.UInt24Little() + 1);
                if (frames.Add(canvas, left, top, width, height) is { } flaw)
                    return flaw;
                var begin = kept.Length;
                WriteChunk(kept, name, data[..FrameHeadLength]);
                var parts = new ByteReader(data[FrameHeadLength..]);
                if (WebpFrame.Clean(ref parts, kept, width, height) is { } broken)
                    return broken;
                if (!CanSkip(ref parts))
                    return PictureFlaw.Broken;
                kept.PatchUInt32Little(begin + 4, (uint)(kept.Length - begin - ChunkHeadLength));
            }
            else if (WebpFrame.IsPartOfFrame(name))
                return PictureFlaw.Broken;
        }
        return frames.Count > 0 ? null : PictureFlaw.Broken;
    }

    /// <param name="data">Without the byte that fills an odd length up.</param>
    public static bool TryReadChunk(ref ByteReader reader, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        name = reader.Take(4);
        data = reader.Take(reader.UInt32Little());
        if (data.Length % 2 != 0)
            reader.Take(1);
        return !reader.HasEnded;
    }

    public static void WriteChunk(PictureBuffer kept, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> data)
    {
        kept.Write(name);
        kept.WriteUInt32Little((uint)data.Length);
        kept.Write(data);
        if (data.Length % 2 != 0)
            kept.Write([0]);
    }

    /// <summary>Behind the picture may stand what goes, as whole chunks, and no second picture.</summary>
    private static bool CanSkip(ref ByteReader reader)
    {
        while (reader.Left > 0)
        {
            if (!TryReadChunk(ref reader, out var name, out _) || WebpFrame.IsPartOfFrame(name) || name.SequenceEqual("ANMF"u8))
                return false;
        }
        return true;
    }
}
