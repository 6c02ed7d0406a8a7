using System.Diagnostics.Metrics;

namespace MultiWeb.Application.Common.Telemetry;

/// <summary>
/// The instruments of one thing, as typed methods. They are created when the program starts and have the names under which they
/// are exported (docs/operations.md): <c>multiweb_…</c>, units spelled out, counters with <c>_total</c>.
/// </summary>
public interface IInstruments
{
    /// <summary>
    /// Everything that these instruments may ever say apart from its value. It is exported at zero from the start, so that the
    /// first failure is an increase and not a birth, which no rate would show; and what is not listed has no business to be a label.
    /// </summary>
    IEnumerable<Series> Series { get; }
}

/// <summary>One line of a graph: an instrument and a value for each of its labels.</summary>
public sealed record Series(Instrument Instrument, params (string Label, string Value)[] Labels);
