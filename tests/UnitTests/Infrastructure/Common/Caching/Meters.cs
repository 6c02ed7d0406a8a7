using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

/// <summary>The meters of one test, and what is to be read from them.</summary>
internal sealed class Meters : IMeterFactory
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public Meter Create(MeterOptions options) => Factory.Create(new MeterOptions(options.Name));

    /// <summary>The value of everything that is observed, by its name and its labels.</summary>
    public Dictionary<string, long> Observe()
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == Factory)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;

        void Note(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = instrument.Name;
            foreach (var (label, word) in tags)
                name += $" {label}={word}";
            seen.Add(name, value);
        }
    }

    private IMeterFactory Factory => _services.GetRequiredService<IMeterFactory>();

    public void Dispose() => _services.Dispose();
}
