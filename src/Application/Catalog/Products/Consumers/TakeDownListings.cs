using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Application.Catalog.Products.Consumers;

/// <summary>Nobody sells any more what somebody had on offer who has left. They may be many, so he does not wait for them.</summary>
internal sealed class TakeDownListings(IRepository<Product> products, TimeProvider time) : IConsumer<UserClosed>
{
    public async Task ConsumeAsync(UserClosed happened, CancellationToken cancellationToken)
    {
        foreach (var product in await products.ListAsync(new OnOffer(happened.UserId), cancellationToken))
            product.Remove(time.Now());
    }

    private sealed class OnOffer : Specification<Product>
    {
        public OnOffer(long sellerId) => Where(p => p.SellerId == sellerId && p.Status == ProductStatus.Available);
    }
}
