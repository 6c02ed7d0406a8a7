using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>Why a file is not taken as a picture.</summary>
public static class ImageErrors
{
    private const string Pointer = "#/file";

    public static Error NotAnImage { get; } = CommonErrors.Invalid(Pointer, "not_an_image", "The file is no JPEG, PNG, GIF or WebP picture.");
    public static Error Broken { get; } = CommonErrors.Invalid(Pointer, "broken_image", "The file begins like a picture and is not one to its end: it is cut off, or parts of it contradict each other.");
    public static Error TooManyPixels { get; } = CommonErrors.Invalid(Pointer, "too_many_pixels", "A picture has at most 50 megapixels and 12,000 a side; an animation at most 1,000 frames and 500 megapixels in all.");
}
