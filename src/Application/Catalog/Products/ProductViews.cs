using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Products;

/// <summary>Every listing that is shown was seen, wherever the answer came from.</summary>
internal sealed class ProductViews(IViewCounter views) : IOutcomeObserver<GetProductQuery>
{
    public void Ended(GetProductQuery request, Result outcome)
    {
        if (outcome.IsSuccess)
            views.Seen(request.ProductId);
    }
}
