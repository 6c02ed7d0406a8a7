using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace MultiWeb.ArchitectureTests.Persistence;

/// <summary>A schema as plain lines, in the words of PostgreSQL, so that two of them can be compared as sets.</summary>
internal static class Schema
{
    /// <summary>What the program believes.</summary>
    public static IEnumerable<string> Of(DbContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(Lines);

    /// <summary>What the database holds. The migrations' own history is left out.</summary>
    public static async Task<HashSet<string>> OfAsync(NpgsqlConnection connection)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(SchemaSql.EveryLine, connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            lines.Add(row.GetString(0).Trim().ReplaceLineEndings("\\n"));
        return lines;
    }

    private static IEnumerable<string> Lines(ITable table)
    {
        var name = $"{table.Schema}.{table.Name}";
        yield return $"table {name}";
        foreach (var column in table.Columns)
            yield return $"column {name}.{column.Name} {column.StoreType}{(column.IsNullable ? "" : " not null")}";
        if (table.PrimaryKey is { } key)
            yield return $"primary key {name} ({Names(key.Columns)})";
        foreach (var index in table.Indexes)
            yield return $"{(index.IsUnique ? "unique " : "")}index {table.Schema}.{index.Name} on {table.Name} ({Directed(index)})"
                + (index.MappedIndexes.First().GetAreNullsDistinct() is false ? " nulls not distinct" : "") + (index.Filter is null ? "" : " partial");
        foreach (var foreign in table.ForeignKeyConstraints)
            yield return $"foreign key {name} ({Names(foreign.Columns)}) references {foreign.PrincipalTable.Schema}.{foreign.PrincipalTable.Name} ({Names(foreign.PrincipalColumns)})"
                + (foreign.OnDeleteAction == ReferentialAction.Cascade ? " on delete cascade" : "");
    }

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string Directed(ITableIndex index) =>
        string.Join(", ", index.Columns.Select((c, i) => c.Name + (index.IsDescending is { } descending && (descending.Count == 0 || descending[i]) ? " desc" : "")));
}
