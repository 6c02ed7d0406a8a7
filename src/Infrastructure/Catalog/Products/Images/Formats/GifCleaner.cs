using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// GIF 87a and 89a. Kept are the images, what controls each of them, and how often they repeat; comments, texts and the extensions of
/// applications go.
/// </summary>
internal static class GifCleaner
{
    private const int Image = 0x2C, Extension = 0x21, Trailer = 0x3B;
    private const int GraphicControl = 0xF9, Comment = 0xFE, PlainText = 0x01, Application = 0xFF;
    private const int ApplicationNameLength = 11;

    private const int HasColours = 0x80;

    public static PictureFlaw? Clean(ReadOnlySpan<byte> file, PictureBuffer kept, out Picture picture)
    {
        var reader = new ByteReader(file);
        reader.Take("GIF89a"u8.Length);
        picture = new Picture(ImageFormat.Gif, reader.UInt16Little(), reader.UInt16Little());
        var flags = reader.Byte();
        reader.Take(2); // the colour behind, the shape of a pixel
        TakeColours(ref reader, flags);
        if (reader.HasEnded || picture.Width == 0 || picture.Height == 0)
            return PictureFlaw.Broken;
        if (picture.IsTooLarge)
            return PictureFlaw.TooManyPixels;
        kept.Write(reader.Since(0));

        var frames = new Frames();
        ReadOnlySpan<byte> control = default;
        while (true)
        {
            var begin = reader.Position;
            switch (reader.Byte())
            {
                case Image:
                    if (ReadImage(ref reader, ref frames, picture) is { } flaw)
                        return flaw;
                    kept.Write(control);
                    kept.Write(reader.Since(begin));
                    control = default;
                    break;
                case Extension:
                    var label = reader.Byte();
                    var first = reader.Take(reader.Byte());
                    var rest = reader.Position;
                    if (first.IsEmpty ? label != Comment : !TrySkipBlocks(ref reader))
                        return PictureFlaw.Broken;
                    if (label == GraphicControl)
                    {
                        if (first.Length != 4 || reader.Position != rest + 1)
                            return PictureFlaw.Broken;
                        control = reader.Since(begin);
                    }
                    else if (label == PlainText)
                        control = default; // it was meant for the text
                    else if (label == Application && first.Length == ApplicationNameLength)
                        WriteRepetitions(kept, first, reader.Since(rest));
                    else if (label != Comment)
                        return PictureFlaw.Broken;
                    break;
                case Trailer:
                    kept.Write([Trailer]);
                    return frames.Count > 0 ? null : PictureFlaw.Broken;
                default:
                    return PictureFlaw.Broken;
            }
        }
    }

    private static void TakeColours(ref ByteReader reader, int flags)
    {
        if ((flags & HasColours) != 0)
            reader.Take(3 << (flags & 7) + 1);
    }

    private static PictureFlaw? ReadImage(ref ByteReader reader, ref Frames frames, Picture canvas)
    {
        var (left, top, width, height) = (reader.UInt16Little(), reader.UInt16Little(), reader.UInt16Little(), reader.UInt16Little());
        TakeColours(ref reader, reader.Byte());
        var codeLength = reader.Byte();
        var data = reader.Position;
        if (reader.HasEnded || codeLength is < 2 or > 8 || !TrySkipBlocks(ref reader) || reader.Position <= data + 1)
            return PictureFlaw.Broken;
        return frames.Add(canvas, left, top, width, height);
    }

    /// <summary>Blocks of up to 255 bytes, each with its length before it, up to an empty one.</summary>
    private static bool TrySkipBlocks(ref ByteReader reader)
    {
        int length;
        do
        {
            length = reader.Byte();
            reader.Take(length);
        }
        while (length > 0 && !reader.HasEnded);
        return !reader.HasEnded;
    }

    private static void WriteRepetitions(PictureBuffer kept, ReadOnlySpan<byte> name, ReadOnlySpan<byte> blocks)
    {
        if (!name.SequenceEqual("NETSCAPE2.0"u8) || blocks is not [3, 1, _, _, ..])
            return;
        kept.Write([Extension, Application, ApplicationNameLength]);
        kept.Write(name);
        kept.Write(blocks[..4]);
        kept.Write([0]);
    }
}
