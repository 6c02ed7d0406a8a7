using System.Collections.Frozen;
using Npgsql;

namespace MultiWeb.Ceilings;

/// <summary>
/// One purchase that is prepared for a round (bench/sql/jobs.sql), with everything that the program has to find out, or to make
/// up, before it can write: a ceiling may know it beforehand.
/// </summary>
/// <param name="Slot">Which of the buyer's five open requests it will be.</param>
/// <param name="Body">The notification's text.</param>
/// <param name="Payload">The event, as the outbox keeps it.</param>
internal sealed record Job(
    long ProductId, decimal Amount, string Title, long SellerId, long BuyerId, long SessionId, int Slot, string Body, string Payload)
{
    /// <returns>By the product, of which there is one to each job.</returns>
    public static async Task<FrozenDictionary<long, Job>> ReadAllAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT product_id, amount, title, seller_id, buyer_id, session_id, slot, body, payload FROM bench.jobs");
        await using var row = await command.ExecuteReaderAsync();
        var jobs = new List<Job>();
        while (await row.ReadAsync())
        {
            jobs.Add(new Job(
                row.GetInt64(0), row.GetDecimal(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt32(6),
                row.GetString(7), row.GetString(8)));
        }
        return jobs.ToFrozenDictionary(job => job.ProductId);
    }
}
