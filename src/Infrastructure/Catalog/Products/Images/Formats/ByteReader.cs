using System.Buffers.Binary;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// Reads a file from its beginning to its end and never beyond. What is not there any more reads as nothing, and from then on
/// <see cref="HasEnded"/>: so a parser asks once for several things.
/// </summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    /// <summary>More was asked for than there is: what has been read since the last look is worth nothing.</summary>
    public bool HasEnded { get; private set; }

    public readonly int Left => _bytes.Length - Position;

    public readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    /// <summary>Everything between an earlier position and this one.</summary>
    public readonly ReadOnlySpan<byte> Since(int position) => _bytes[position..Position];

    /// <returns>Empty where there is not as much.</returns>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count > Left)
        {
            (Position, HasEnded) = (_bytes.Length, true);
            return default;
        }
        var taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    public int Byte() => Take(1) is [var value] ? value : 0;

    public int UInt16Big() => Take(2) is { IsEmpty: false } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : 0;

    public int UInt16Little() => Take(2) is { IsEmpty: false } two ? BinaryPrimitives.ReadUInt16LittleEndian(two) : 0;

    public int UInt24Little() => Take(3) is [var low, var middle, var high] ? low | middle << 8 | high << 16 : 0;

    public uint UInt32Big() => Take(4) is { IsEmpty: false } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;

    public uint UInt32Little() => Take(4) is { IsEmpty: false } four ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;
}
