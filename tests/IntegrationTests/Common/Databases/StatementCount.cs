using System.Diagnostics;

namespace MultiWeb.IntegrationTests.Common.Databases;

/// <summary>Counts the statements that all instances on one database send to one table, as the driver's own traces tell.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public StatementCount(TestDatabase database, string table)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") is string name && name.StartsWith(database.Name, StringComparison.Ordinal)
                    && activity.GetTagItem("db.query.text") is string text && text.Contains(table, StringComparison.Ordinal))
                    Interlocked.Increment(ref _count);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How many it has been since the last time.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    public void Dispose() => _listener.Dispose();
}
