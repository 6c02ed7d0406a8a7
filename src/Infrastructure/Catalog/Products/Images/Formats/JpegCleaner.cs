using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// JPEG (ITU T.81) as browsers show it: baseline, extended and progressive, Huffman-coded, 8 bits. Kept are tables, frame and scans,
/// the density of JFIF without its preview, the colours of ICC and of Adobe, and the orientation.
/// </summary>
internal static class JpegCleaner
{
    private const byte Sof0 = 0xC0, Sof2 = 0xC2, Dht = 0xC4, Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA, Dqt = 0xDB, Dri = 0xDD;
    private const byte App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    /// <summary>An encoder writes about ten; each makes the decoder go through the whole picture once more.</summary>
    private const int MaxScans = 100;

    public static ReadOnlySpan<byte> Signature => [0xFF, Soi, 0xFF];

    private static ReadOnlySpan<byte> Jfif => "JFIF\0"u8;

    public static PictureFlaw? Clean(ReadOnlySpan<byte> file, PictureBuffer kept, out Picture picture)
    {
        picture = default;
        var reader = new ByteReader(file);
        kept.Write(reader.Take(2));
        WriteHead(reader, kept);
        for (var scans = 0; ;)
        {
            var marker = Marker(ref reader);
            if (marker == Eoi)
            {
                kept.Write([0xFF, Eoi]);
                return scans > 0 ? null : PictureFlaw.Broken;
            }
            var segment = Segment(ref reader, marker);
            if (reader.HasEnded || !IsSound(marker, segment))
                return PictureFlaw.Broken;
            if (marker is >= Sof0 and <= Sof2)
            {
                if (picture != default || !TryReadFrame(segment, out picture))
                    return PictureFlaw.Broken;
                if (picture.IsTooLarge)
                    return PictureFlaw.TooManyPixels;
            }
            if (marker == Sos && (picture == default || ++scans > MaxScans))
                return PictureFlaw.Broken;
            if (IsKept(marker, segment))
                WriteSegment(kept, marker, marker == App14 ? segment[..AdobeLength] : segment);
            if (marker == Sos && !TryCopyScan(ref reader, kept))
                return PictureFlaw.Broken;
        }
    }

    /// <summary>JFIF and the orientation stand first, wherever they stood before.</summary>
    private static void WriteHead(ByteReader reader, PictureBuffer kept)
    {
        scoped ReadOnlySpan<byte> density = default;
        var orientation = JpegOrientation.Upright;
        for (byte marker; (marker = Marker(ref reader)) is not (Eoi or Sos or 0) && !reader.HasEnded;)
        {
            var segment = Segment(ref reader, marker);
            if (marker == App0 && density.IsEmpty && segment.Length >= JfifLength && segment.StartsWith(Jfif))
                density = segment[..JfifLength];
            else if (marker == App1 && orientation == JpegOrientation.Upright)
                orientation = JpegOrientation.Read(segment);
        }
        if (!density.IsEmpty)
            WriteSegment(kept, App0, [.. density[..^2], 0, 0]); // the preview would follow, so many pixels wide and high
        if (orientation != JpegOrientation.Upright)
            kept.Write(JpegOrientation.Segment(orientation));
    }

    /// <returns>0 where there is none.</returns>
    private static byte Marker(ref ByteReader reader)
    {
        if (reader.Byte() != 0xFF)
            return 0;
        int marker;
        do
            marker = reader.Byte();
        while (marker == 0xFF); // any number of them may fill up
        return (byte)marker;
    }

    /// <summary>What follows a marker, without its length. Empty, with the reader at its end, where nothing may.</summary>
    private static ReadOnlySpan<byte> Segment(ref ByteReader reader, byte marker) =>
        marker >= Sof0 && marker is not (>= 0xD0 and <= Eoi) && reader.UInt16Big() is var length and >= 2 ? reader.Take(length - 2) : reader.Take(long.MaxValue);

    private static bool IsSound(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        >= Sof0 and <= Sof2 => true,
        Sos => segment is [var count and >= 1 and <= 4, ..] && segment.Length == 4 + 2 * count,
        Dri => segment.Length == 2,
        Dqt => AreQuantizationTables(segment),
        Dht => AreHuffmanTables(segment),
        (>= App0 and <= App15) or Comment => true,
        _ => false,
    };

    private static bool AreQuantizationTables(ReadOnlySpan<byte> segment)
    {
        var any = false;
        for (; segment is [var kind, ..]; any = true)
        {
            var length = 1 + 64 * (1 + (kind >> 4));
            if (kind >> 4 > 1 || (kind & 15) > 3 || segment.Length < length)
                return false;
            segment = segment[length..];
        }
        return any;
    }

    private static bool AreHuffmanTables(ReadOnlySpan<byte> segment)
    {
        const int Head = 17;
        var any = false;
        for (; segment is [var kind, ..]; any = true)
        {
            if (kind >> 4 > 1 || (kind & 15) > 3 || segment.Length < Head)
                return false;
            var codes = 0;
            foreach (var count in segment[1..Head])
                codes += count;
            if (codes > 256 || segment.Length < Head + codes)
                return false;
            segment = segment[(Head + codes)..];
        }
        return any;
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> segment, out Picture picture)
    {
        var reader = new ByteReader(segment);
        var (precision, height, width, components) = (reader.Byte(), reader.UInt16Big(), reader.UInt16Big(), reader.Byte());
        picture = new Picture(ImageFormat.Jpeg, width, height);
        if (reader.HasEnded || precision != 8 || height == 0 || width == 0 || components is not (1 or 3 or 4) || reader.Left != 3 * components)
            return false;
        while (reader.Left > 0)
        {
            var (_, sampling, table) = (reader.Byte(), reader.Byte(), reader.Byte());
            if (sampling >> 4 is < 1 or > 4 || (sampling & 15) is < 1 or > 4 || table > 3)
                return false;
        }
        return true;
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App2 => segment.StartsWith("ICC_PROFILE\0"u8) && segment.Length > 14 && segment[12] >= 1 && segment[12] <= segment[13],
        App14 => segment.StartsWith("Adobe"u8) && segment.Length >= AdobeLength,
        < App0 => true,
        _ => false,
    };

    private static void WriteSegment(PictureBuffer kept, byte marker, scoped ReadOnlySpan<byte> segment)
    {
        var length = segment.Length + 2;
        kept.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        kept.Write(segment);
    }

    /// <summary>Up to the next marker that is none of the scan's own.</summary>
    private static bool TryCopyScan(ref ByteReader reader, PictureBuffer kept)
    {
        var begin = reader.Position;
        while (true)
        {
            var next = reader.Rest.IndexOf((byte)0xFF);
            if (next < 0 || next + 1 >= reader.Left)
                return false;
            if (reader.Rest[next + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                reader.Take(next);
                break;
            }
            reader.Take(next + 2);
        }
        kept.Write(reader.Since(begin));
        return reader.Position > begin;
    }
}
