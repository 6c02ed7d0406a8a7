using System.Buffers.Binary;
using System.Text;

namespace MultiWeb.IntegrationTests.Common.Telemetry;

/// <summary>As much of Protocol Buffers' wire format as it takes to read a trace: numbered fields, some of them messages.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, byte[] Bytes, ulong Value)> _fields = [];

    public ProtobufMessage(byte[] message)
    {
        for (var rest = message.AsSpan(); rest.Length > 0;)
        {
            var key = Varint(ref rest);
            switch (key & 7)
            {
                case 0:
                    _fields.Add(((int)(key >> 3), [], Varint(ref rest)));
                    break;
                case 1:
                    _fields.Add(((int)(key >> 3), [], BinaryPrimitives.ReadUInt64LittleEndian(rest)));
                    rest = rest[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref rest);
                    _fields.Add(((int)(key >> 3), rest[..length].ToArray(), 0));
                    rest = rest[length..];
                    break;
                case 5:
                    rest = rest[4..];
                    break;
                default:
                    throw new FormatException($"There is no wire type {key & 7}.");
            }
        }
    }

    public IEnumerable<ProtobufMessage> Messages(int number) => All(number).Select(bytes => new ProtobufMessage(bytes));

    public string Text(int number) => Encoding.UTF8.GetString(All(number).FirstOrDefault([]));

    public string Hex(int number) => Convert.ToHexStringLower(All(number).FirstOrDefault([]));

    public ulong Number(int number) => _fields.Find(f => f.Number == number).Value;

    private IEnumerable<byte[]> All(int number) => _fields.Where(f => f.Number == number).Select(f => f.Bytes);

    private static ulong Varint(ref Span<byte> rest)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
