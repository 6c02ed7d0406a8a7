using System.Buffers.Binary;
using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// PNG and animated PNG (W3C PNG, third edition). Kept are the chunks that show something, each as it was; texts, times and Exif go.
/// A chunk with a wrong checksum, also one that would go, or one that a decoder must know and we do not, is refused.
/// </summary>
internal static class PngCleaner
{
    private const int MaxChunkLength = int.MaxValue;
    private const int HeaderLength = 13;
    private const int FrameControlLength = 26;

    /// <summary>What may stand once, between the header and the pixels, with its least and its greatest length.</summary>
    private static readonly Dictionary<uint, (int Least, int Most)> Once = new()
    {
        [Name("PLTE"u8)] = (3, 768),
        [Name("tRNS"u8)] = (1, 256),
        [Name("gAMA"u8)] = (4, 4),
        [Name("cHRM"u8)] = (32, 32),
        [Name("sRGB"u8)] = (1, 1),
        [Name("iCCP"u8)] = (4, MaxChunkLength),
        [Name("pHYs"u8)] = (9, 9),
        [Name("sBIT"u8)] = (1, 4),
        [Name("bKGD"u8)] = (1, 6),
        [Name("acTL"u8)] = (8, 8),
    };

    private static readonly uint Palette = Name("PLTE"u8), AnimationControl = Name("acTL"u8);
    private static readonly uint Header = Name("IHDR"u8), Pixels = Name("IDAT"u8), End = Name("IEND"u8), FrameControl = Name("fcTL"u8), FramePixels = Name("fdAT"u8);

    /// <summary>Where in the file one is: the pixels stand together.</summary>
    private enum Place
    {
        BeforePixels,
        InPixels,
        BehindPixels,
    }

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PictureFlaw? Clean(ReadOnlySpan<byte> file, PictureBuffer kept, out Picture picture)
    {
        var reader = new ByteReader(file);
        kept.Write(reader.Take(Signature.Length));
        if (!TryReadChunk(ref reader, out var name, out var data, out var whole) || name != Header || !TryReadHeader(data, out picture, out var colour))
        {
            picture = default;
            return PictureFlaw.Broken;
        }
        if (picture.IsTooLarge)
            return PictureFlaw.TooManyPixels;
        kept.Write(whole);

        var (seen, place, frames) = (new HashSet<uint>(), Place.BeforePixels, new Frames());
        while (TryReadChunk(ref reader, out name, out data, out whole))
        {
            if (name == End)
            {
                kept.Write(whole);
                var isWhole = data.IsEmpty && place != Place.BeforePixels && (colour != Colour.Indexed || seen.Contains(Palette));
                return isWhole && seen.Contains(AnimationControl) == frames.Count > 0 ? null : PictureFlaw.Broken;
            }
            if (name == Pixels)
            {
                if (place == Place.BehindPixels || (data.IsEmpty && place == Place.BeforePixels))
                    return PictureFlaw.Broken;
                place = Place.InPixels;
            }
            else
            {
                place = place == Place.InPixels ? Place.BehindPixels : place;
                if (name == FrameControl || name == FramePixels)
                {
                    if (!seen.Contains(AnimationControl))
                        return PictureFlaw.Broken;
                    if ((name == FrameControl ? CountFrame(ref frames, picture, data) : data.Length > sizeof(uint) ? null : PictureFlaw.Broken) is { } flaw)
                        return flaw;
                }
                else if (Once.TryGetValue(name, out var length))
                {
                    if (place != Place.BeforePixels || !seen.Add(name) || data.Length < length.Least || data.Length > length.Most || (name == Palette && data.Length % 3 != 0))
                        return PictureFlaw.Broken;
                }
                else if (MustBeKnown(name))
                    return PictureFlaw.Broken;
                else
                    continue;
            }
            kept.Write(whole);
        }
        return PictureFlaw.Broken;
    }

    private enum Colour
    {
        Grey = 0,
        True = 2,
        Indexed = 3,
        GreyWithAlpha = 4,
        TrueWithAlpha = 6,
    }

    /// <param name="whole">With its length and its checksum, which is right.</param>
    private static bool TryReadChunk(ref ByteReader reader, out uint name, out ReadOnlySpan<byte> data, out ReadOnlySpan<byte> whole)
    {
        var begin = reader.Position;
        var length = reader.UInt32Big();
        var named = reader.Rest;
        name = reader.UInt32Big();
        data = reader.Take(length);
        var checksum = reader.UInt32Big();
        whole = reader.HasEnded ? default : reader.Since(begin);
        return !reader.HasEnded && checksum == Crc32.Of(named[..(sizeof(uint) + data.Length)]);
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> data, out Picture picture, out Colour colour)
    {
        (picture, colour) = (default, default);
        if (data.Length != HeaderLength)
            return false;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            return false;
        (picture, colour) = (new Picture(ImageFormat.Png, (int)width, (int)height), (Colour)data[9]);
        var depth = data[8];
        var isDepth = colour switch
        {
            Colour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            Colour.Indexed => depth is 1 or 2 or 4 or 8,
            Colour.True or Colour.GreyWithAlpha or Colour.TrueWithAlpha => depth is 8 or 16,
            _ => false,
        };
        return isDepth && data[10] == 0 && data[11] == 0 && data[12] <= 1;
    }

    private static PictureFlaw? CountFrame(ref Frames frames, Picture canvas, ReadOnlySpan<byte> data) => data.Length != FrameControlLength
        ? PictureFlaw.Broken
        : frames.Add(
            canvas, BinaryPrimitives.ReadUInt32BigEndian(data[12..]), BinaryPrimitives.ReadUInt32BigEndian(data[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(data[4..]), BinaryPrimitives.ReadUInt32BigEndian(data[8..]));

    /// <summary>A capital first letter: no picture without it. A name that is no letters is no chunk at all.</summary>
    private static bool MustBeKnown(uint name)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            if (!char.IsAsciiLetter((char)(byte)(name >> shift)))
                return true;
        }
        return (name >> 24 & 0x20) == 0;
    }

    private static uint Name(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);
}
