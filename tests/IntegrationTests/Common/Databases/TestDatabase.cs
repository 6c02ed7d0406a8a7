using System.Diagnostics;
using Npgsql;

namespace MultiWeb.IntegrationTests.Common.Databases;

/// <summary>A database that one test class has to itself, and looks into from beside the program.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private TestDatabase(string name)
    {
        Name = name;
        ConnectionString = Servers.PostgresWith(name);
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { MaxPoolSize = 30, Timeout = 30 }.ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync() => new(await DatabaseTemplate.CloneAsync());

    public ValueTask<NpgsqlConnection> OpenAsync() => _source.OpenConnectionAsync();

    /// <summary>One value; the type's default where there is no row.</summary>
    public async Task<T?> ReadAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public Task<long> CountAsync(string from, params object[] values) => ReadAsync<long>($"SELECT count(*) FROM {from}", values);

    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until everything that was committed has reached its consumers, or was given up.</summary>
    /// <param name="seconds">How long that may take at most.</param>
    public async Task DrainOutboxAsync(int seconds = 30)
    {
        var waited = Stopwatch.StartNew();
        while (await CountAsync("common.outbox WHERE processed_at IS NULL AND parked_at IS NULL") is > 0 and var waiting)
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(seconds))
                throw new TimeoutException($"{waiting} messages still wait in the outbox.");
            await Task.Delay(20);
        }
    }

    /// <summary>
    /// A digest of every row of every table of the program, taken at rest. Equal before and after means that nothing at all was written.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> DigestAsync()
    {
        await DrainOutboxAsync();
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync())
            digests[table] = (await ReadAsync<string>($"SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '-') FROM {table} t"))!;
        return digests;
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await DatabaseTemplate.DropAsync(Name);
    }

    private async Task<List<string>> TablesAsync()
    {
        await using var command = Command("""
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema', 'public')
            """, []);
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = _source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}
