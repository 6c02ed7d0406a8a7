using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Products;

public static class ProductErrors
{
    public static Error NotAvailable { get; } = new("product_not_available", ErrorKind.Conflict, "The product is reserved or sold.");
    public static Error Reserved { get; } = new("product_reserved", ErrorKind.Conflict, "The product is reserved for a buyer: price and title are frozen, and it cannot be deleted.");
    public static Error BumpedRecently { get; } = new("bumped_recently", ErrorKind.Conflict, "A listing is brought to the top once in 24 hours.");
    public static Error PriceMismatch { get; } = new("price_mismatch", ErrorKind.Conflict, "The price is not negotiable, and the amount is not the price.");
    public static Error OwnProduct { get; } = new("cannot_buy_own_product", ErrorKind.Invalid, "You cannot buy your own product.");
    public static Error NotTheImages { get; } = CommonErrors.Invalid("#/image_ids", "not_the_images", "These are not exactly the pictures of the product.");

    /// <param name="pointer">The field that would make them too many.</param>
    public static Error TooManyImages(string pointer) =>
        CommonErrors.Invalid(pointer, "too_many", $"A product has at most {Product.MaxImages} pictures, uploaded ones and addresses together.");
}
