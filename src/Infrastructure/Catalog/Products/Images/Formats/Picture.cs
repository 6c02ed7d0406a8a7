using MultiWeb.Application.Catalog.Products.Images;

namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>What is known of a picture without decoding it: its size in pixels as it is stored, before its orientation turns it.</summary>
internal readonly record struct Picture(ImageFormat Format, int Width, int Height)
{
    public const int MaxSide = 12_000;
    public const long MaxPixels = 50_000_000;

    public const int MaxFrames = 1000;
    public const long MaxPixelsOfAllFrames = 500_000_000;

    /// <summary>What somebody who decodes it has to hold in memory is bounded by this.</summary>
    public bool IsTooLarge => Width > MaxSide || Height > MaxSide || (long)Width * Height > MaxPixels;
}

/// <summary>Why a file is not taken.</summary>
internal enum PictureFlaw
{
    /// <summary>It does not begin like any format that is taken.</summary>
    NotAPicture,

    /// <summary>It is cut off, holds what no such picture holds, or its parts contradict each other.</summary>
    Broken,

    /// <summary>It may be whole, and is more than anybody should be made to decode.</summary>
    TooManyPixels,
}
