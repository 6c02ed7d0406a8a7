using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>
/// The address of a picture is the base of all of them and its key. That of its thumbnail is imgproxy's: a signature, what is to be
/// done, and the picture's own address in base64url. Only what is signed is made, so nobody can have others made.
/// </summary>
internal sealed class ImageAddresses(ImageSettings settings) : IImageAddresses
{
    /// <summary>Fitted into 400 by 400 pixels, turned as its orientation says, never enlarged.</summary>
    private const string Thumbnail = "rs:fit:400:400:0";

    public string UrlOf(string storageKey) => $"{settings.BaseUrl}/{storageKey}";

    public string ThumbnailOf(string storageKey)
    {
        var original = UrlOf(storageKey);
        if (settings.Thumbnails is not { } server)
            return original;
        var path = $"/{Thumbnail}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(original))}";
        return $"{server.BaseUrl}/{Sign(server, path)}{path}";
    }

    internal static string Sign(ThumbnailSettings server, string path)
    {
        byte[] signed = [.. server.Salt, .. Encoding.UTF8.GetBytes(path)];
        return Base64Url.EncodeToString(HMACSHA256.HashData(server.Key, signed));
    }
}
