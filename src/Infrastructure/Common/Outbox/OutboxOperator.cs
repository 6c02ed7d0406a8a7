using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>The verb <c>outbox</c>: what waits and what is parked, and another try for it.</summary>
public sealed class OutboxOperator(NpgsqlDataSource database, DatabaseMigrator migrator)
{
    private const int MaxShown = 20;

    /// <param name="arguments">Nothing or <c>status</c>; or <c>replay</c>, and which messages by their ids, or all that are parked.</param>
    /// <exception cref="ConfigurationException">It is something else, or there is no database that is up to date.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments is not ([] or ["status"] or ["replay", ..]))
            throw new ConfigurationException("outbox takes status (the default), or replay and the ids of messages (without any: all that are parked).");
        var ids = arguments.Skip(1).Select(argument =>
            long.TryParse(argument, out var id) && id > 0 ? id : throw new ConfigurationException($"'{argument}' is no id of a message.")).ToArray();

        await migrator.RefuseUnlessUpToDateAsync(cancellationToken);
        if (arguments is ["replay", ..])
            await ReplayAsync(ids, output, cancellationToken);
        else
            await ShowAsync(output, cancellationToken);
    }

    private async Task ShowAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var report = await OutboxReport.ReadAsync(database, cancellationToken);
        await output.WriteLineAsync($"{report.Waiting} waiting, the oldest for {report.OldestAge.TotalSeconds:0.0} s; {report.Parked} parked");
        await using var command = database.CreateCommand(
            "SELECT id, type, attempts, parked_at, last_error FROM common.outbox WHERE parked_at IS NOT NULL ORDER BY parked_at LIMIT $1");
        command.Parameters.AddWithValue(MaxShown);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            await output.WriteLineAsync($"  {rows.GetInt64(0)}  {rows.GetString(1)}, {rows.GetInt32(2)} attempts, parked {rows.GetDateTime(3):u}: {rows.GetString(4)}");
        if (report.Parked > MaxShown)
            await output.WriteLineAsync($"  … and {report.Parked - MaxShown} more");
    }

    /// <summary>It is as if it had just happened; what has come after it in its aggregate was delivered before it.</summary>
    private async Task ReplayAsync(long[] ids, TextWriter output, CancellationToken cancellationToken)
    {
        await using var replay = database.CreateCommand("""
            WITH replayed AS (
                UPDATE common.outbox SET parked_at = NULL, attempts = 0, due_at = NULL
                WHERE parked_at IS NOT NULL AND ($1 OR id = ANY($2)) RETURNING id)
            SELECT count(*), pg_notify($3, '')::text FROM replayed
            """);
        replay.Parameters.AddWithValue(ids.Length == 0);
        replay.Parameters.AddWithValue(ids);
        replay.Parameters.AddWithValue(OutboxBell.ChannelName);
        var count = (long)(await replay.ExecuteScalarAsync(cancellationToken))!;
        await output.WriteLineAsync(ids.Length > count ? $"{count} will be delivered again; {ids.Length - count} of the ids are not parked" : $"{count} will be delivered again");
    }
}
