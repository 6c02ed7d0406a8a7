namespace MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>The frames of an animation, counted as they come: a few bytes each may ask for a screen full of pixels.</summary>
internal struct Frames
{
    private long _pixels;

    public int Count { get; private set; }

    /// <returns>What is wrong with one more; null where nothing is.</returns>
    public PictureFlaw? Add(Picture canvas, long left, long top, long width, long height)
    {
        if (width == 0 || height == 0 || left + width > canvas.Width || top + height > canvas.Height)
            return PictureFlaw.Broken;
        _pixels += width * height;
        return ++Count > Picture.MaxFrames || _pixels > Picture.MaxPixelsOfAllFrames ? PictureFlaw.TooManyPixels : null;
    }
}
