using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.Application.Catalog.Products.Images;

/// <summary>
/// The name of a stored picture: the SHA-256 of its content in hexadecimal digits, and the ending of its format. The same picture
/// has the same name, a name never means another picture, and no name leads anywhere but to a picture.
/// </summary>
public sealed record ImageKey
{
    private const int HashLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static readonly (ImageFormat Format, string Ending)[] Endings =
        [(ImageFormat.Jpeg, ".jpg"), (ImageFormat.Png, ".png"), (ImageFormat.Gif, ".gif"), (ImageFormat.Webp, ".webp")];

    private ImageKey(string text, ImageFormat format) => (Text, Format) = (text, format);

    /// <summary>At most <see cref="ProductImage.StorageKeyMaxLength"/> characters.</summary>
    public string Text { get; }

    public ImageFormat Format { get; }

    public string ContentType => Format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.Gif => "image/gif",
        _ => "image/webp",
    };

    /// <param name="hash">The 32 bytes of a SHA-256.</param>
    public static ImageKey Of(ReadOnlySpan<byte> hash, ImageFormat format) =>
        new(Convert.ToHexStringLower(hash) + Array.Find(Endings, e => e.Format == format).Ending, format);

    /// <returns>False for whatever <see cref="Of"/> would not have written exactly so.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageKey? key)
    {
        key = null;
        if (text.Length is <= HashLength or > ProductImage.StorageKeyMaxLength || text.AsSpan(0, HashLength).ContainsAnyExcept(HexDigits))
            return false;
        foreach (var (format, ending) in Endings)
        {
            if (text.AsSpan(HashLength).SequenceEqual(ending))
                key = new ImageKey(text, format);
        }
        return key is not null;
    }

    public override string ToString() => Text;
}
