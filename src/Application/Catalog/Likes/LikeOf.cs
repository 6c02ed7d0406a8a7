using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Likes;

namespace MultiWeb.Application.Catalog.Likes;

/// <summary>In force or taken back.</summary>
internal sealed class LikeOf : Specification<ProductLike>
{
    public LikeOf(long userId, long productId) => Where(l => l.UserId == userId && l.ProductId == productId);
}
