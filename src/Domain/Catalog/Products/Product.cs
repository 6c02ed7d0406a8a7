using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Products;

/// <summary>A second-hand thing on offer. It decides itself whether it can be bought, changed or taken down.</summary>
public sealed class Product : AggregateRoot
{
    public const int TitleMinLength = 5;
    public const int TitleMaxLength = 200;
    public const int DescriptionMinLength = 10;
    public const int DescriptionMaxLength = 5000;
    public const int LocationMaxLength = 200;
    public const int SlugMaxLength = 230; // the title, a hyphen and the longest id
    public const int MaxImages = 10;

    /// <summary>How long after it was brought to the top a listing stays where it sinks to.</summary>
    public static readonly TimeSpan BumpInterval = TimeSpan.FromHours(24);

    private readonly List<ProductImage> _images = [];

    private Product() { }

    private Product(long id) : base(id) { }

    public long SellerId { get; private set; }

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Description { get; private set; } = "";

    public Money Price { get; private set; }

    public Money? OriginalPrice { get; private set; }

    public ProductCondition Condition { get; private set; }

    public ProductStatus Status { get; private set; }

    public long CategoryId { get; private set; }

    public string? Location { get; private set; }

    /// <summary>Where it really is; never leaves the server. Both or neither are given.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>The blurred place that answers carry.</summary>
    public double? PublicLatitude { get; private set; }

    public double? PublicLongitude { get; private set; }

    public bool IsNegotiable { get; private set; }

    public bool IsFeatured { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When its seller last brought it to the top of the latest; null where he never has.</summary>
    public DateTimeOffset? BumpedAt { get; private set; }

    public IReadOnlyList<ProductImage> Images => _images;

    /// <param name="images">Ids and addresses of the pictures, in order; at most <see cref="MaxImages"/>.</param>
    public static Product List(long id, long sellerId, ProductDetails details, IReadOnlyList<(long Id, string Url)> images, DateTimeOffset now)
    {
        var product = new Product(id) { SellerId = sellerId, Status = ProductStatus.Available, CreatedAt = now };
        product.Apply(details, now);
        product.Replace(images);
        product.Raise(new ProductListed(id, sellerId, details.CategoryId, details.Title, details.Price.Amount, now));
        return product;
    }

    public ProductDetails Details => new(
        Title, Description, Price, OriginalPrice, CategoryId, Condition, Location,
        Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null, IsNegotiable);

    /// <summary>Changes the listing. While a buyer holds it, price and title stay what he agreed to.</summary>
    /// <param name="images">The new addresses of pictures that are elsewhere, behind those that were uploaded; null to leave them.</param>
    public Result Change(ProductDetails details, IReadOnlyList<(long Id, string Url)>? images, DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (Status != ProductStatus.Available && (details.Price != Price || details.Title != Title))
            return Status == ProductStatus.Reserved ? ProductErrors.Reserved : ProductErrors.NotAvailable;
        if (images is not null && images.Count + _images.Count(i => i.StorageKey is not null) > MaxImages)
            return ProductErrors.TooManyImages("#/image_urls");

        var oldPrice = Price;
        Apply(details, now);
        if (images is not null)
            Replace(images);
        Raise(new ProductChanged(Id, SellerId, oldPrice.Amount, Price.Amount, now));
        return Result.Success();
    }

    /// <summary>Brings it to the top of the latest, as if it were listed now; once in <see cref="BumpInterval"/>.</summary>
    public Result Bump(DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (Status != ProductStatus.Available)
            return Status == ProductStatus.Reserved ? ProductErrors.Reserved : ProductErrors.NotAvailable;
        if (BumpedAt + BumpInterval is { } next && now < next)
            return ProductErrors.BumpedRecently with { RetryAfter = next - now };
        BumpedAt = now;
        Raise(new ProductBumped(Id, SellerId, now));
        return Result.Success();
    }

    /// <summary>Puts it forward, or takes that back. Twice is no error and no change.</summary>
    public Result Feature(bool isFeatured, DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (IsFeatured == isFeatured)
            return Result.Success();
        IsFeatured = isFeatured;
        Raise(isFeatured ? new ProductFeatured(Id, SellerId, now) : new ProductUnfeatured(Id, SellerId, now));
        return Result.Success();
    }

    /// <summary>Puts an uploaded picture behind the others; also while a buyer holds the product.</summary>
    /// <param name="storageKey">Which file it is.</param>
    public Result<ProductImage> AddImage(long imageId, string storageKey, DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (_images.Count >= MaxImages)
            return ProductErrors.TooManyImages("#/file");
        var image = ProductImage.Uploaded(imageId, storageKey, _images.Count);
        _images.Add(image);
        ChangeImages(now);
        return image;
    }

    /// <summary>Takes a picture away; those behind it move up.</summary>
    public Result RemoveImage(long imageId, DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (_images.RemoveAll(i => i.Id == imageId) == 0)
            return CommonErrors.NotFound;
        Renumber();
        ChangeImages(now);
        return Result.Success();
    }

    /// <summary>Puts the pictures into an order; the first becomes the primary one.</summary>
    /// <param name="imageIds">Exactly those that the product has, each once.</param>
    public Result ArrangeImages(IReadOnlyList<long> imageIds, DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (imageIds.Count != _images.Count || !imageIds.ToHashSet().SetEquals(_images.Select(i => i.Id)))
            return ProductErrors.NotTheImages;
        foreach (var (place, id) in imageIds.Index())
            _images.Single(i => i.Id == id).MoveTo(place);
        ChangeImages(now);
        return Result.Success();
    }

    public Result Remove(DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (Status == ProductStatus.Reserved)
            return ProductErrors.Reserved;
        MoveTo(ProductStatus.Removed, now);
        Raise(new ProductRemoved(Id, SellerId, now));
        return Result.Success();
    }

    /// <summary>Holds the product for a buyer at an amount: its price, or any positive amount where it is negotiable.</summary>
    public Result Reserve(long buyerId, Money amount, DateTimeOffset now)
    {
        if (Status == ProductStatus.Removed)
            return CommonErrors.Gone;
        if (buyerId == SellerId)
            return ProductErrors.OwnProduct;
        if (Status != ProductStatus.Available)
            return ProductErrors.NotAvailable;
        if (!IsNegotiable && amount != Price)
            return ProductErrors.PriceMismatch;
        MoveTo(ProductStatus.Reserved, now);
        Raise(new ProductReserved(Id, SellerId, buyerId, now));
        return Result.Success();
    }

    /// <summary>Gives a reserved product back to everybody.</summary>
    /// <param name="buyerId">For whom it was held.</param>
    public Result Release(long buyerId, DateTimeOffset now)
    {
        if (Status != ProductStatus.Reserved)
            return ProductErrors.NotAvailable;
        MoveTo(ProductStatus.Available, now);
        Raise(new ProductReleased(Id, SellerId, buyerId, now));
        return Result.Success();
    }

    /// <summary>The end of a reserved product's life on the marketplace.</summary>
    public Result Sell(DateTimeOffset now)
    {
        if (Status != ProductStatus.Reserved)
            return ProductErrors.NotAvailable;
        MoveTo(ProductStatus.Sold, now);
        Raise(new ProductSold(Id, SellerId, now));
        return Result.Success();
    }

    private void MoveTo(ProductStatus status, DateTimeOffset now) => (Status, UpdatedAt) = (status, now);

    private void Apply(ProductDetails details, DateTimeOffset now)
    {
        (Title, Description, Price, OriginalPrice) = (details.Title, details.Description, details.Price, details.OriginalPrice);
        (CategoryId, Condition, Location, IsNegotiable) = (details.CategoryId, details.Condition, details.Location, details.IsNegotiable);
        (Latitude, Longitude) = (details.Point?.Latitude, details.Point?.Longitude);
        var blurred = details.Point?.Blurred(Id);
        (PublicLatitude, PublicLongitude) = (blurred?.Latitude, blurred?.Longitude);
        Slug = Products.Slug.Of(Title, Id);
        UpdatedAt = now;
    }

    private void Replace(IReadOnlyList<(long Id, string Url)> images)
    {
        _images.RemoveAll(i => i.StorageKey is null);
        if (images.Count + _images.Count > MaxImages)
            throw new ArgumentException($"A product has at most {MaxImages} pictures.", nameof(images));
        Renumber();
        var uploaded = _images.Count;
        _images.AddRange(images.Select((image, place) => ProductImage.Elsewhere(image.Id, image.Url, uploaded + place)));
    }

    private void ChangeImages(DateTimeOffset now)
    {
        UpdatedAt = now;
        Raise(new ProductChanged(Id, SellerId, Price.Amount, Price.Amount, now));
    }

    /// <summary>Closes the gaps. The database gives the rows back in any order.</summary>
    private void Renumber()
    {
        foreach (var (order, image) in _images.OrderBy(i => i.Order).Index())
            image.MoveTo(order);
    }
}
