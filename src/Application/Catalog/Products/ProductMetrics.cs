using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Catalog.Events;

namespace MultiWeb.Application.Catalog.Products;

internal sealed class ProductMetrics(IMeterFactory meters) : IInstruments, ICommitObserver<ProductListed>
{
    private readonly Counter<long> _created = meters.CreateMeter().CreateCounter<long>("multiweb_products_created_total", "{product}", "Products listed.");

    public IEnumerable<Series> Series => [new(_created)];

    public void Committed(ProductListed happened) => _created.Add(1);
}
