using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace MultiWeb.Ceilings;

/// <summary>A statement of bench/sql/purchase.sql, where <c>:names</c> are as pgbench reads them.</summary>
internal sealed partial record Statement(string Sql, IReadOnlyList<string> Names)
{
    /// <summary>All but the transaction around them, which is Npgsql's.</summary>
    public static IReadOnlyList<Statement> ReadAll(string file) =>
        [.. Comments().Replace(File.ReadAllText(file), "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(sql => sql is not ("BEGIN" or "COMMIT"))
            .Select(Parse)];

    public NpgsqlBatchCommand For(Job job, long id, DateTime now)
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var name in Names)
            command.Parameters.Add(Value(name, job, id, now));
        return command;
    }

    private static Statement Parse(string sql)
    {
        var names = new List<string>();
        var numbered = Placeholders().Replace(sql, placeholder =>
        {
            var name = placeholder.Groups["name"].Value;
            if (!names.Contains(name))
                names.Add(name);
            return $"${names.IndexOf(name) + 1}";
        });
        return new Statement(numbered, names);
    }

    private static NpgsqlParameter Value(string name, Job job, long id, DateTime now) => name switch
    {
        "id" => new NpgsqlParameter<long> { TypedValue = id },
        "now" => new NpgsqlParameter<DateTime> { TypedValue = now },
        "product_id" => new NpgsqlParameter<long> { TypedValue = job.ProductId },
        "seller_id" => new NpgsqlParameter<long> { TypedValue = job.SellerId },
        "buyer_id" => new NpgsqlParameter<long> { TypedValue = job.BuyerId },
        "session_id" => new NpgsqlParameter<long> { TypedValue = job.SessionId },
        "slot" => new NpgsqlParameter<int> { TypedValue = job.Slot },
        "amount" => new NpgsqlParameter<decimal> { TypedValue = job.Amount },
        "title" => new NpgsqlParameter<string> { TypedValue = job.Title },
        "body" => new NpgsqlParameter<string> { TypedValue = job.Body },
        "payload" => new NpgsqlParameter<string> { TypedValue = job.Payload, NpgsqlDbType = NpgsqlDbType.Jsonb },
        _ => throw new InvalidOperationException($"No purchase has a {name}."),
    };

    [GeneratedRegex("--.*", RegexOptions.None, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex("(?<!:):(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholders();
}
