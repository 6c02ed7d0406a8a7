namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>The checksum of PNG (ISO 3309). The base library has the hardware's, which is that of another polynomial.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (crc, table) = (uint.MaxValue, Table);
        foreach (var value in bytes)
            crc = table[(byte)(crc ^ value)] ^ crc >> 8;
        return ~crc;
    }

    private static uint Entry(int value)
    {
        var entry = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            entry = (entry & 1) == 0 ? entry >> 1 : Polynomial ^ entry >> 1;
        return entry;
    }
}
