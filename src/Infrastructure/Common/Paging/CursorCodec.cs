using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.Infrastructure.Common.Paging;

/// <summary>
/// Opaque, signed, bound to its filter: base64url of a 16-byte HMAC-SHA256 and the position. The filter itself is not in the
/// cursor, only under the signature.
/// </summary>
internal sealed class CursorCodec(SecretKeys secrets) : ICursorCodec
{
    private const int SignatureLength = 16;
    private const int MaxLength = 1000; // some times the longest that we give

    private readonly byte[] _key = secrets.For("cursor");

    public string Encode(Cursor cursor, PagedQuery query)
    {
        var position = Encoding.UTF8.GetBytes($"{(cursor.Backward ? 'b' : 'f')}{cursor.Row.Id}:{cursor.Row.Key}");
        return Base64Url.EncodeToString([.. Sign(position, query), .. position]);
    }

    public Cursor? Decode(string text, PagedQuery query)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SignatureLength)
            return null;
        var position = bytes[SignatureLength..];
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(position, query)))
            return null;

        // What carries our signature has our form.
        var words = Encoding.UTF8.GetString(position);
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        return new Cursor(new RowPosition(words[(colon + 1)..], long.Parse(words.AsSpan(1, colon - 1))), words[0] == 'b');
    }

    private byte[] Sign(byte[] position, PagedQuery query)
    {
        var filter = query with { Page = 1, PageSize = PagedQuery.DefaultPageSize, Cursor = null };
        byte[] signed = [.. Encoding.UTF8.GetBytes(query.GetType().Name), .. JsonSerializer.SerializeToUtf8Bytes(filter, filter.GetType()), .. position];
        return HMACSHA256.HashData(_key, signed)[..SignatureLength];
    }
}
