using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Likes;

public interface ILikedProductReader
{
    /// <summary>What somebody keeps an eye on, what he liked last first; what was removed is left out.</summary>
    Task<Result<Paged<ProductResponse>>> PageAsync(long userId, PagedQuery query, CancellationToken cancellationToken);
}
