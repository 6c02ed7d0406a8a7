using Microsoft.Extensions.Configuration;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>An image server that takes imgproxy's signed addresses.</summary>
/// <param name="BaseUrl">Where it is, without a slash at its end.</param>
/// <param name="Key">What it signs with (<c>IMGPROXY_KEY</c>).</param>
/// <param name="Salt">What it puts before that which is signed (<c>IMGPROXY_SALT</c>).</param>
internal sealed record ThumbnailSettings(string BaseUrl, byte[] Key, byte[] Salt)
{
    private static readonly string[] Names = ["BaseUrl", "Key", "Salt"];

    /// <returns>Null where none is set.</returns>
    /// <exception cref="ConfigurationException">One of the three is missing, or wrong.</exception>
    public static ThumbnailSettings? Load(IConfiguration configuration)
    {
        var given = Names.Count(name => configuration[$"Images:Thumbnails:{name}"] is { Length: > 0 });
        return given switch
        {
            0 => null,
            _ when given == Names.Length => new ThumbnailSettings(
                configuration.ReadWebAddress("Images:Thumbnails:BaseUrl", "").AbsoluteUri.TrimEnd('/'),
                ReadHex(configuration, "Key"), ReadHex(configuration, "Salt")),
            _ => throw new ConfigurationException("Images__Thumbnails__BaseUrl, Images__Thumbnails__Key and Images__Thumbnails__Salt are set together or not at all."),
        };
    }

    /// <summary>Secret, so it is not shown.</summary>
    private static byte[] ReadHex(IConfiguration configuration, string name)
    {
        try
        {
            return Convert.FromHexString(configuration[$"Images:Thumbnails:{name}"]!);
        }
        catch (FormatException)
        {
            throw new ConfigurationException($"Images__Thumbnails__{name} must be hexadecimal digits, as imgproxy has it.");
        }
    }
}
