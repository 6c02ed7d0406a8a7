using System.Buffers;
using System.Buffers.Binary;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// Where a picture is written anew. It takes no more than the file it comes from and the few bytes of an orientation: each part is
/// written at most once.
/// </summary>
internal sealed class PictureBuffer(int fileLength) : IDisposable
{
    private const int Extra = 64;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(fileLength + Extra);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void WriteUInt32Little(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(uint);
    }

    /// <summary>Says afterwards how long something has become.</summary>
    public void PatchUInt32Little(int position, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(position), value);

    /// <summary>Sets flags in a byte that was written before.</summary>
    public void Set(int position, int flags) => _bytes[position] |= (byte)flags;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
