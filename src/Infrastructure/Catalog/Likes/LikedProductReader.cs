using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Catalog.Likes;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Likes;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Paging;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Likes;

internal sealed class LikedProductReader(MultiWebDbContext db, Pager pager, IProductReader products) : ILikedProductReader
{
    public async Task<Result<Paged<ProductResponse>>> PageAsync(long userId, PagedQuery query, CancellationToken cancellationToken)
    {
        var liked =
            from like in db.Set<ProductLike>().AsNoTracking()
            join product in db.Set<Product>() on like.ProductId equals product.Id
            where like.UserId == userId && like.WithdrawnAt == null && product.Status != ProductStatus.Removed
            select new { like.Id, like.ProductId, like.CreatedAt };
        var page = await pager.PageOfAsync(query, liked, l => l.CreatedAt, l => l.Id, cancellationToken);
        if (!page.IsSuccess)
            return page.Error;
        var found = (await products.ListAsync([.. page.Value.Items.Select(l => l.ProductId)], cancellationToken)).ToDictionary(p => p.Id);
        return page.Value.Select(l => found[l.ProductId]);
    }
}
