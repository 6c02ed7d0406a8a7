using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MultiWeb.Application.Common.Telemetry;

/// <summary>The one name under which the program measures and traces itself: whoever wants to hear it subscribes to this.</summary>
public static class Instrumentation
{
    public const string Name = "MultiWeb";

    /// <summary>Starts spans; costs nothing while nobody listens.</summary>
    public static readonly ActivitySource Activities = new(Name);

    /// <summary>The meter of one running program: two in one process, as in tests, count each for themselves.</summary>
    public static Meter CreateMeter(this IMeterFactory meters) => meters.Create(Name);
}
