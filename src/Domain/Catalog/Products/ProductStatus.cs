namespace MultiWeb.Domain.Catalog.Products;

/// <summary>Where a listing stands.</summary>
public enum ProductStatus
{
    /// <summary>Anyone may request it.</summary>
    Available,

    /// <summary>A deal is open on it; it takes no second one.</summary>
    Reserved,

    /// <summary>A deal was completed; it never comes back.</summary>
    Sold,

    /// <summary>Taken down by its seller; the row stays for the deals that name it.</summary>
    Removed,
}

/// <summary>How used it is, best first.</summary>
public enum ProductCondition
{
    New,
    LikeNew,
    Good,
    Fair,
    Poor,
}
