using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Likes;

/// <summary>That somebody keeps an eye on a listing. There is one for each such pair, in force or taken back.</summary>
public sealed class ProductLike : AggregateRoot
{
    private ProductLike() { }

    private ProductLike(long id) : base(id) { }

    public long UserId { get; private set; }

    public long ProductId { get; private set; }

    /// <summary>Since when it is in force, or was the last time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was taken back; null while it is in force.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static ProductLike Give(long id, long userId, long productId, DateTimeOffset now)
    {
        var like = new ProductLike(id) { UserId = userId, ProductId = productId, CreatedAt = now };
        like.Raise(new ProductLiked(productId, userId, now));
        return like;
    }

    /// <summary>Puts it in force again; one that is in force stays as it is.</summary>
    public void Renew(DateTimeOffset now)
    {
        if (WithdrawnAt is null)
            return;
        (CreatedAt, WithdrawnAt) = (now, null);
        Raise(new ProductLiked(ProductId, UserId, now));
    }

    /// <summary>Takes it back; twice is no error and no change.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return;
        WithdrawnAt = now;
        Raise(new ProductUnliked(ProductId, UserId, now));
    }
}
