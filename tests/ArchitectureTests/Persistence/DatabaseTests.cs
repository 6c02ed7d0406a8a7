using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Persistence;
using Npgsql;

namespace MultiWeb.ArchitectureTests.Persistence;

/// <summary>
/// The migrations are written by hand, so nothing but these tests makes sure that what they build is what the program believes.
/// The canary of each is the same database after <see cref="Drift"/>, in a transaction that is rolled back.
/// </summary>
[Collection(RunningProgramTests.Name)]
public sealed partial class DatabaseTests(RunningProgram program) : IAsyncLifetime
{
    private const string SqlOnlyList = "tests/ArchitectureTests/Persistence/sql-only.txt";

    private const string Explanation = """
        # What only SQL can say: lines of the database's schema that the EF model has no words for. Compared both ways.
        # Rewritten by UPDATE_SNAPSHOTS=1 dotnet test tests/ArchitectureTests; each new line belongs to a migration and is read before it is committed.

        """;

    private const string Drift = """
        ALTER TABLE catalog.products ALTER COLUMN slug TYPE varchar(229);
        ALTER TABLE identity.users ALTER COLUMN password_hash DROP NOT NULL;
        ALTER TABLE identity.users DROP COLUMN bio;
        ALTER TABLE trading.transaction_steps DROP CONSTRAINT pk_transaction_steps;
        ALTER TABLE trading.transactions DROP CONSTRAINT ck_transactions_parties;
        DROP INDEX identity.ux_users_email;
        CREATE INDEX ux_users_email ON identity.users (email);
        DROP INDEX messaging.ix_messages_receiver_created;
        DROP SEQUENCE catalog.products_id_seq;
        CREATE TABLE catalog.leftovers (id bigint, user_id bigint CONSTRAINT fk_leftovers_user REFERENCES identity.users (id));
        """;

    private HashSet<string> _model = [];
    private HashSet<string> _database = [];
    private HashSet<string> _drifted = [];
    private List<(string Name, bool HasIndex)> _foreignKeys = [];
    private List<(string Name, bool HasIndex)> _driftedForeignKeys = [];

    public async Task InitializeAsync()
    {
        await using var scope = program.Services.CreateAsyncScope();
        _model = [.. Schema.Of(scope.ServiceProvider.GetRequiredService<MultiWebDbContext>())];
        await using var connection = await program.ConnectAsync();
        _database = await Schema.OfAsync(connection);
        _foreignKeys = await ForeignKeysAsync(connection);

        await using var transaction = await connection.BeginTransactionAsync();
        await using (var drift = new NpgsqlCommand(Drift, connection, transaction))
            await drift.ExecuteNonQueryAsync();
        _drifted = await Schema.OfAsync(connection);
        _driftedForeignKeys = await ForeignKeysAsync(connection);
        await transaction.RollbackAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void What_the_model_says_is_in_the_database() => Lines(_model, _model)
        .AtLeast(160)
        .Demands(line => line.Schema.Contains(line.Text), "is said by the model, and not so in the migrated database")
        .Instead("Write a migration that brings it about, or correct the configuration: tables, columns, types, nullability, keys and indexes agree.")
        .TurnedRedBy(
            "column catalog.products.slug character varying(230) not null",
            "column identity.users.password_hash character varying(100) not null",
            "column identity.users.bio character varying(1000)",
            "primary key trading.transaction_steps (transaction_id, number)",
            "unique index identity.ux_users_email on users (email)",
            "index messaging.ix_messages_receiver_created on messages (receiver_id, created_at)");

    [Fact]
    public void Declared_uniqueness_is_unique_in_the_database() => Lines(_model, _model)
        .Where(line => line.Text.StartsWith("unique index", StringComparison.Ordinal))
        .AtLeast(8)
        .Demands(line => line.Schema.Contains(line.Text), "is declared by the model, and no such index is unique in the database")
        .Instead("The database owns uniqueness: CREATE UNIQUE INDEX in a migration, under the name that the configuration gives.")
        .TurnedRedBy("unique index identity.ux_users_email on users (email)");

    [Fact]
    public async Task What_only_SQL_says_is_a_checked_list()
    {
        var real = _database.Except(_model).Order(StringComparer.Ordinal).ToList();
        var list = Snapshot.Entries(await Snapshot.CommittedAsync(SqlOnlyList, Explanation + string.Join('\n', real) + "\n")).ToHashSet();
        Lines(_database.Except(_model).Union(list), _drifted.Except(_model).Union(list))
            .AtLeast(70)
            .Forbids(line => (line.Schema.Contains(line.Text), list.Contains(line.Text)) switch
            {
                (true, false) => ["is in the database, and neither in the model nor on the list"],
                (false, true) => ["is on the list, and not in the database"],
                _ => [],
            })
            .Instead($"{SqlOnlyList}. {Snapshot.HowToUpdate}")
            .TurnedRedBy("table catalog.leftovers", "constraint trading.transactions ck_transactions_parties CHECK ((buyer_id <> seller_id))");
    }

    [Fact]
    public void Every_foreign_key_has_an_index() => new Rule<(string Name, bool HasIndex)>(_foreignKeys, _driftedForeignKeys, k => k.Name)
        .AtLeast(21)
        .Demands(k => k.HasIndex, "has no index that begins with its columns")
        .Instead("CREATE INDEX in the same migration, whole and not partial; references to other modules count, although the model does not know them.")
        .TurnedRedBy("fk_messages_receiver (messaging.messages)");

    [Fact]
    public void References_between_modules_wait_for_the_commit() => Lines(_database, _drifted)
        .Where(line => BetweenSchemas().IsMatch(line.Text))
        .AtLeast(14)
        .Demands(line => line.Text.EndsWith(" deferred", StringComparison.Ordinal), "is checked at once")
        .Instead("DEFERRABLE INITIALLY DEFERRED: one unit of work writes several modules, in an order of its own.")
        .TurnedRedBy("foreign key catalog.leftovers (user_id) references identity.users (id)");

    [Fact]
    public async Task Every_id_has_its_sequence()
    {
        await using var scope = program.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<MultiWebDbContext>().Model.GetEntityTypes()
            .Where(e => e.ClrType.IsSubclassOf(typeof(Entity))).Select(e => $"{e.GetSchema()}.{e.GetTableName()}").ToList();
        Lines(tables, tables)
            .AtLeast(9)
            .Demands(table => table.Schema.Any(l => l.StartsWith($"sequence {table.Text}_id_seq bigint", StringComparison.Ordinal) && l.EndsWith(" step 100", StringComparison.Ordinal)),
                "has no sequence of bigint with a step of 100")
            .Instead("CREATE SEQUENCE <table>_id_seq AS bigint INCREMENT BY 100: ids are taken from it in blocks (IdentityBlocks.BlockSize), before the insert.")
            .TurnedRedBy("catalog.products");
    }

    private Rule<Line> Lines(IEnumerable<string> real, IEnumerable<string> canaries) =>
        new([.. real.Select(l => new Line(l, _database))], [.. canaries.Select(l => new Line(l, _drifted))], l => l.Text);

    private static async Task<List<(string, bool)>> ForeignKeysAsync(NpgsqlConnection connection)
    {
        var keys = new List<(string, bool)>();
        await using var command = new NpgsqlCommand(SchemaSql.ForeignKeys, connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            keys.Add((row.GetString(0), row.GetBoolean(1)));
        return keys;
    }

    [GeneratedRegex(@"^foreign key (?<from>\w+)\..* references (?!\k<from>\.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BetweenSchemas();

    /// <summary>Something that is said, and the schema in which it should be so.</summary>
    private sealed record Line(string Text, IReadOnlySet<string> Schema);
}
