using System.Text.Json;
using Npgsql;

namespace MultiWeb.Ceilings;

/// <summary>K2: the statements of a purchase in one batch and one transaction: two round trips, the second for the COMMIT.</summary>
internal sealed class Purchase(NpgsqlDataSource database, IReadOnlyDictionary<long, Job> jobs)
{
    private static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<Statement> _statements = Statement.ReadAll(Path.Combine(AppContext.BaseDirectory, "purchase.sql"));

    /// <summary>Far above what the sequences of a database give in a benchmark's life.</summary>
    private long _lastId = 1_000_000_000;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/k2", PostAsync);

    private async Task PostAsync(HttpContext context)
    {
        var request = await JsonSerializer.DeserializeAsync(context.Request.Body, CeilingJson.Default.PurchaseJson, context.RequestAborted);
        if (request is null || !jobs.TryGetValue(request.ProductId, out var job))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (id, now) = (Interlocked.Increment(ref _lastId), DateTime.UtcNow);
        if (!await WriteAsync(job, id, now, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }
        context.Response.StatusCode = StatusCodes.Status201Created;
        await Answer.WriteAsync(context, Describe(job, id, now), CeilingJson.Default.TransactionJson);
    }

    /// <returns>Whether every statement that writes has written its row; otherwise none has.</returns>
    private async Task<bool> WriteAsync(Job job, long id, DateTime now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in _statements)
            batch.BatchCommands.Add(statement.For(job, id, now));
        await batch.PrepareAsync(cancellationToken); // once for each connection
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (batch.BatchCommands.OfType<NpgsqlBatchCommand>().Any(command => command.StatementType is not StatementType.Select && command.RecordsAffected != 1))
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static TransactionJson Describe(Job job, long id, DateTime now) => new(
        id, job.ProductId, job.Title, job.BuyerId, job.SellerId, job.Amount, "pending", null, "none", null, null, null, null, null,
        now, now, null, null, null, null, 1, now + TimeToConfirm, ["withdraw"]);
}
