namespace MultiWeb.Application.Catalog.Products.Images;

/// <summary>What a picture is, by its content.</summary>
public enum ImageFormat
{
    Jpeg,
    Png,
    Gif,
    Webp,
}
