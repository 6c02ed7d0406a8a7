using System.Buffers.Binary;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// The one thing that a camera says about a picture which everybody who shows it needs: which side is up (Exif 2.32, tag 0x0112).
/// 1 is as it is, up to 8 turned or mirrored.
/// </summary>
internal static class JpegOrientation
{
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int EntryLength = 12;
    private const int TiffHeaderLength = 8;

    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    /// <summary>A segment of its own, as short as one can be: one directory of one entry, big endian.</summary>
    /// <param name="orientation">2 to 8.</param>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. Exif, .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    /// <param name="segment">What an APP1 segment holds.</param>
    /// <returns><see cref="Upright"/> where it says nothing, or nothing that can be understood.</returns>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Exif))
            return Upright;
        var tiff = segment[Exif.Length..];
        if (tiff.Length < TiffHeaderLength)
            return Upright;
        if (tiff.StartsWith("II*\0"u8))
            return Find(tiff, BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]), isLittle: true);
        return tiff.StartsWith("MM\0*"u8) ? Find(tiff, BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]), isLittle: false) : Upright;
    }

    private static int Find(ReadOnlySpan<byte> tiff, uint directory, bool isLittle)
    {
        if (directory > tiff.Length - sizeof(ushort))
            return Upright;
        var count = Number(tiff[(int)directory..], isLittle);
        var entries = tiff[((int)directory + sizeof(ushort))..];
        for (var i = 0; i < count && (i + 1) * EntryLength <= entries.Length; i++)
        {
            var entry = entries.Slice(i * EntryLength, EntryLength);
            if (Number(entry, isLittle) == Tag && Number(entry[2..], isLittle) == Short)
                return Number(entry[8..], isLittle) is var value and >= Upright and <= 8 ? value : Upright;
        }
        return Upright;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
