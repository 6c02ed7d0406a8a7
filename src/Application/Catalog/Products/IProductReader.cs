using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Paging;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>The hottest reads of the marketplace, with SQL of their own.</summary>
public interface IProductReader
{
    /// <summary>A listing in whatever state; null where there never was one.</summary>
    Task<ProductResponse?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Listings in whatever state, in no order; those that there never were are left out.</summary>
    Task<IReadOnlyList<ProductResponse>> ListAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken);

    Task<ProductCounts> CountsAsync(long id, CancellationToken cancellationToken);

    /// <summary>The rows of one window of a filtered, sorted list, and their number where the window counts.</summary>
    Task<ProductRows> SearchAsync(ListProductsQuery query, PageWindow window, CancellationToken cancellationToken);
}

/// <param name="Rows">Up to <see cref="PageWindow.Fetch"/> listings, each with its place in the sort.</param>
/// <param name="Total">Null where nothing was counted.</param>
public sealed record ProductRows(IReadOnlyList<ProductRow> Rows, int? Total);

public sealed record ProductRow(ProductResponse Product, RowPosition Position);
