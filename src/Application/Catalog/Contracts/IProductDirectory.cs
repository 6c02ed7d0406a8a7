namespace MultiWeb.Application.Catalog.Contracts;

/// <summary>Which listings there are, for modules that only refer to one.</summary>
public interface IProductDirectory
{
    /// <summary>Whether there is such a listing, in whatever state.</summary>
    Task<bool> ExistsAsync(long productId, CancellationToken cancellationToken);
}
