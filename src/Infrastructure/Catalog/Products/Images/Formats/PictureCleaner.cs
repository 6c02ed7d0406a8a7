namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// Takes a file apart by the rules of its format and writes the picture anew from the parts that show something. What is not on the
/// list of a format does not come along: places, names, comments, previews, and whatever stands behind the end. Nothing is decoded,
/// each byte is looked at a fixed number of times, and the sizes are judged before anything is copied.
/// </summary>
internal static class PictureCleaner
{
    /// <param name="kept">Empty; holds the picture where there is no flaw, and nothing of worth where there is one.</param>
    /// <returns>Why the file is not taken; null where it is.</returns>
    public static PictureFlaw? Clean(ReadOnlySpan<byte> file, PictureBuffer kept, out Picture picture)
    {
        picture = default;
        if (file.StartsWith(JpegCleaner.Signature))
            return JpegCleaner.Clean(file, kept, out picture);
        if (file.StartsWith(PngCleaner.Signature))
            return PngCleaner.Clean(file, kept, out picture);
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return GifCleaner.Clean(file, kept, out picture);
        if (file is [_, _, _, _, _, _, _, _, _, _, _, _, ..] && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return WebpCleaner.Clean(file, kept, out picture);
        return PictureFlaw.NotAPicture;
    }
}
