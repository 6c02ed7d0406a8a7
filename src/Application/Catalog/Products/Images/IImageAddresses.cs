namespace MultiWeb.Application.Catalog.Products.Images;

/// <summary>At which addresses an uploaded picture is seen. They follow the settings, so none is stored.</summary>
public interface IImageAddresses
{
    /// <summary>The picture as it was uploaded, by its key.</summary>
    string UrlOf(string storageKey);

    /// <summary>A small one, from the image server where there is one; else the picture itself.</summary>
    string ThumbnailOf(string storageKey);
}
