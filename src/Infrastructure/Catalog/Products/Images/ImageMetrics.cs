using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

/// <summary>What became of a file that somebody has sent to its end.</summary>
internal enum UploadOutcome
{
    /// <summary>It is in the store now.</summary>
    Stored,

    /// <summary>The same picture was there already.</summary>
    Known,

    /// <summary>It is no picture, not a whole one or too large a one.</summary>
    Refused,

    /// <summary>Too many waited, or the store did not take it.</summary>
    Failed,
}

internal sealed class ImageMetrics : IInstruments
{
    private readonly Counter<long> _uploads;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _collected;

    public ImageMetrics(IMeterFactory meters)
    {
        var meter = meters.CreateMeter();
        _uploads = meter.CreateCounter<long>("multiweb_images_uploads_total", "{file}", "Files that were sent to be a product's picture, by what became of them.");
        _bytes = meter.CreateCounter<long>("multiweb_images_stored_bytes_total", "By", "Bytes of pictures written to the store.");
        _collected = meter.CreateCounter<long>("multiweb_images_collected_total", "{file}", "Files deleted because no product named them.");
    }

    public IEnumerable<Series> Series =>
    [
        .. Enum.GetValues<UploadOutcome>().Select(outcome => new Series(_uploads, ("result", Wording.Of(outcome)))),
        new Series(_bytes),
        new Series(_collected),
    ];

    public void Ended(UploadOutcome outcome) => _uploads.Add(1, new KeyValuePair<string, object?>("result", Wording.Of(outcome)));

    public void Stored(int bytes) => _bytes.Add(bytes);

    public void Collected() => _collected.Add(1);
}
