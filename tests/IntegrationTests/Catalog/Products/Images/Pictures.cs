using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>Pictures to upload, and how.</summary>
internal static class Pictures
{
    /// <summary>Where the picture with a place was taken.</summary>
    public const string Place = "N 37.5563 E 126.9236";

    private const int Width = 16;
    private const int Height = 8;

    private static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
        + "pKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAFhABAQEAAAAAAAAAAAAAAAAAAAEC/8QAFAEBAAAAAAAAAAAAAAAAAAAABP/EABcRAAMBAAAAAAAAAAAAAAAAAAABAgT/2gAMAwEAAhEDEQA/AMvVS1QOyyh2mmf/2Q==");

    private static int _count;

    /// <summary>A picture that nobody else has.</summary>
    public static byte[] New() => Png(Interlocked.Increment(ref _count));

    /// <summary>The same number, the same picture.</summary>
    /// <param name="bytes">How large it is at least: filled up with pixels that nobody can decode, and nobody here does.</param>
    public static byte[] Png(int number, int bytes = 0)
    {
        var rows = new byte[Height * (1 + 3 * Width)];
        BinaryPrimitives.WriteInt32BigEndian(rows.AsSpan(1), number);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        byte[] head = [137, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", [0, 0, 0, Width, 0, 0, 0, Height, 8, 2, 0, 0, 0]), .. Chunk("IDAT", pixels.ToArray())];
        var end = Chunk("IEND", []);
        return [.. head, .. bytes > 0 ? Chunk("IDAT", new byte[bytes - head.Length - end.Length - 12]) : [], .. end];
    }

    /// <summary>What a telephone makes, held on its side (orientation 6).</summary>
    public static byte[] WithPlace()
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place),
        ];
        return [.. Jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. Jpeg[2..]];
    }

    public static Task<Answer> UploadAsync(this Client client, long productId, byte[] file, params (string Name, string Value)[] headers) =>
        client.SendAsync(HttpMethod.Post, $"products/{productId}/images", Form(file), headers);

    /// <summary>One that is taken.</summary>
    public static async Task<Answer> UploadNewAsync(this Client client, long productId) => (await client.UploadAsync(productId, New())).ShouldBe(HttpStatusCode.Created);

    public static MultipartFormDataContent Form(byte[] file, string field = "file") => new() { { new ByteArrayContent(file), field, "IMG_0001.JPG" } };

    /// <summary>At this instance, whatever the address says.</summary>
    public static async Task<(HttpResponseMessage Answer, byte[] Body)> FetchAsync(this HttpClient http, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } absolute ? absolute.AbsolutePath : url);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await http.SendAsync(request);
        return (answer, await answer.Content.ReadAsByteArrayAsync());
    }

    public static string Url(this Answer image) => image["url"].GetString()!;

    /// <summary>The last part of its address.</summary>
    public static string Key(this Answer image) => image.Url().Split('/')[^1];

    public static IReadOnlyList<long> ImageIds(this Answer product) => [.. product["images"].EnumerateArray().Select(i => i.GetProperty("id").GetInt64())];

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, checksum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.Of(named));
        return [.. length, .. named, .. checksum];
    }
}
