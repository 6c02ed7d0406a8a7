using System.Buffers.Binary;
using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// The smallest pictures that are some: 16 by 8 pixels, from red to blue, in every format and kind; a browser has made the pixels,
/// the rest is put together here.
/// </summary>
internal static class Samples
{
    public const int Width = 16;
    public const int Height = 8;

    /// <summary>Text that a cleaned picture must not hold.</summary>
    public const string Secret = "<?php echo 'N 37.5563 E 126.9236'; ?>";

    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
        + "pKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAFhABAQEAAAAAAAAAAAAAAAAAAAEC/8QAFAEBAAAAAAAAAAAAAAAAAAAABP/EABcRAAMBAAAAAAAAAAAAAAAAAAABAgT/2gAMAwEAAhEDEQA/AMvVS1QOyyh2mmf/2Q==");

    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAnUlEQVR4AaSQLQ7CQBCFv2xCCSfgAFwAh8HhUCgUDofB4VAoFA6HweFQKBQOxwG4AAdAtBWvP9tmm9Z0U/UyM3k/88yfgX4M9WWkD2O9mOrBXDeWurDWia0O7LXjqA1nrbhqwV0znprwlonoE9LDYlBg"
        + "+9mE+JOsmTUpEpQi/lhJ4E/Okpg4f8GRfedagiAt1IlFqbjrKNs37507SAAAAP//14d/dwAAAAZJREFUAwDqjI/thS8ylwAAAABJRU5ErkJggg==");

    private static readonly byte[] Lossy = Convert.FromBase64String("kAEAnQEqEAAIAA/ATCWwAnRzAARAAP7w3f3GZ37dxc93/DNPD8P2Es//nshl9aP9Edd4AA==");
    private static readonly byte[] Lossless = Convert.FromBase64String(
        "Lw/AAQA3IhZM5q/dmYDCtm1QWByobduGsf6/N0We5v8HDn7aMmWEMEoADBUGQIVhBFgeRnAYAADRZNu2seWavf+/6oWI/jfh/31elqmrsySwNUWgf6/7NveHIg09QxU54vM8rWNX5nFg6rJA4u/rNg9NkUaOoUoMgT7Oy3SsssS3NIWnMOS2zUNbpJFrqBJLoNDeYXDvEAA=");
    private static readonly byte[] Alpha = Convert.FromBase64String("BR9AkG3jz7zt14iIwB+K2raB+DPpzvdURFNplERE/yOWQi39WetTlptK");

    public static readonly byte[] Animation = Apng();
    public static readonly byte[] Gif = [.. Encoding.ASCII.GetBytes("GIF89a"), .. GifScreen, .. GifFrame(), 0x3B];
    public static readonly byte[] AnimatedGif =
        [.. Encoding.ASCII.GetBytes("GIF89a"), .. GifScreen, .. GifRepetitions, .. GifControl, .. GifFrame(), .. GifControl, .. GifFrame(left: 8), 0x3B];

    public static readonly byte[] SimpleWebp = Riff(Chunk("VP8 ", Lossy));
    public static readonly byte[] LosslessWebp = Riff(Chunk("VP8L", Lossless));
    public static readonly byte[] AlphaWebp = Riff(Extended(0x10), Chunk("ALPH", Alpha), Chunk("VP8 ", Lossy));
    public static readonly byte[] AnimatedWebp = Riff(Extended(0x02), Chunk("ANIM", [0, 0, 0, 0, 0, 0]), WebpFrame(Chunk("VP8L", Lossless)), WebpFrame(Chunk("VP8 ", Lossy)));

    public static readonly (string Name, byte[] File)[] All =
    [
        ("jpeg", Jpeg), ("png", Png), ("animated png", Animation), ("gif", Gif), ("animated gif", AnimatedGif),
        ("webp", SimpleWebp), ("lossless webp", LosslessWebp), ("webp with alpha", AlphaWebp), ("animated webp", AnimatedWebp),
    ];

    public static byte[] SecretBytes => Encoding.ASCII.GetBytes(Secret);

    /// <summary>A file with something put in between.</summary>
    public static byte[] With(this byte[] file, int position, params byte[][] parts) => [.. file[..position], .. parts.SelectMany(p => p), .. file[position..]];

    // ---- JPEG

    public static byte[] Segment(byte marker, params byte[] content) => [0xFF, marker, (byte)(content.Length + 2 >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>What a telephone writes: which side is up, and where it was.</summary>
    public static byte[] Exif(byte orientation, bool isLittle)
    {
        byte[] Number(ushort value) => isLittle ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value];
        byte[] Entry(ushort tag, ushort kind, ushort count, byte[] value) =>
            [.. Number(tag), .. Number(kind), .. isLittle ? Number(count) : [0, 0], .. isLittle ? [0, 0] : Number(count), .. value, .. new byte[4 - value.Length]];
        return Segment(0xE1,
        [
            .. Encoding.ASCII.GetBytes(isLittle ? "Exif\0\0II*\0" : "Exif\0\0MM\0*"), .. isLittle ? new byte[] { 8, 0, 0, 0 } : [0, 0, 0, 8],
            .. Number(3), .. Entry(0x010F, 2, 4, Encoding.ASCII.GetBytes("abc\0")), .. Entry(0x0112, 3, 1, Number(orientation)), .. Entry(0x8825, 4, 1, [0, 0, 0, 50]),
            0, 0, 0, 0, .. SecretBytes,
        ]);
    }

    // ---- PNG

    public static byte[] PngChunk(string name, params byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. Big((uint)data.Length), .. named, .. Big(Crc32.Of(named))];
    }

    public static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Signature and header.</summary>
    public const int PngHeadLength = 33;

    private static byte[] Apng()
    {
        var pixels = Png.AsSpan(PngHeadLength + 8, (int)BinaryPrimitives.ReadUInt32BigEndian(Png.AsSpan(PngHeadLength))).ToArray();
        byte[] Control(byte number) => PngChunk("fcTL", [0, 0, 0, number, 0, 0, 0, Width, 0, 0, 0, Height, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0]);
        return
        [
            .. Png[..PngHeadLength], .. PngChunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. Control(0), .. Png[PngHeadLength..^12],
            .. Control(1), .. PngChunk("fdAT", [0, 0, 0, 2, .. pixels]), .. Png[^12..],
        ];
    }

    // ---- GIF

    private static byte[] GifScreen => [Width, 0, Height, 0, 0x80, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF];

    public static byte[] GifRepetitions => [0x21, 0xFF, 11, .. Encoding.ASCII.GetBytes("NETSCAPE2.0"), 3, 1, 0, 0, 0];

    private static byte[] GifControl => [0x21, 0xF9, 4, 0, 10, 0, 0, 0];

    /// <summary>Eight by eight pixels, all of the first colour: codes of three bits, each byte its own.</summary>
    private static byte[] GifFrame(byte left = 0)
    {
        // clear, 0 × 2 (never enough for the codes to grow), …, end
        var codes = Enumerable.Range(0, 32).SelectMany(_ => new[] { 4, 0, 0 }).Append(5).ToArray();
        var bytes = new byte[(codes.Length * 3 + 7) / 8];
        foreach (var (index, code) in codes.Index())
        {
            for (var bit = 0; bit < 3; bit++)
                bytes[(index * 3 + bit) / 8] |= (byte)((code >> bit & 1) << (index * 3 + bit) % 8);
        }
        return [0x2C, left, 0, 0, 0, 8, 0, 8, 0, 0, 2, (byte)bytes.Length, .. bytes, 0];
    }

    // ---- WebP

    public static byte[] Riff(params byte[][] chunks)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes("WEBP"), .. chunks.SelectMany(c => c)];
        return [.. Encoding.ASCII.GetBytes("RIFF"), .. Little((uint)body.Length), .. body];
    }

    public static byte[] Chunk(string name, params byte[] data) =>
        [.. Encoding.ASCII.GetBytes(name), .. Little((uint)data.Length), .. data, .. new byte[data.Length % 2]];

    public static byte[] Extended(byte flags) => Chunk("VP8X", [flags, 0, 0, 0, Width - 1, 0, 0, Height - 1, 0, 0]);

    public static byte[] LossyChunk => Chunk("VP8 ", Lossy);

    private static byte[] WebpFrame(byte[] pixels) => Chunk("ANMF", [0, 0, 0, 0, 0, 0, Width - 1, 0, 0, Height - 1, 0, 0, 100, 0, 0, 0, .. pixels]);

    private static byte[] Little(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
