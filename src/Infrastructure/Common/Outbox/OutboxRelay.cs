using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>
/// Delivers what was committed. One runs in every instance, and any number at once: what one has claimed the others pass over.
/// Between an effect and its mark it may die; then the message is delivered again, and the inbox knows what is done.
/// </summary>
internal sealed class OutboxRelay(NpgsqlDataSource database, Delivery delivery, OutboxBell bell, OutboxMetrics metrics, ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>After so many attempts, over about forty minutes, a message is parked.</summary>
    public const int MaxAttempts = 16;

    private const int Parallelism = 4;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Whoever is slow, a mail server for one, holds up what was claimed with it for so long: then the rest is given back.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestDelivery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RelayAsync(stoppingToken) == 0)
                    await bell.WaitAsync(Poll, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(LogEvents.OutboxUnavailable, "The outbox could not be read ({Reason})", exception.GetType().Name);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>How many messages were dealt with, one way or the other.</returns>
    private async Task<int> RelayAsync(CancellationToken stoppingToken)
    {
        await using var claim = await OutboxClaim.TakeAsync(database, stoppingToken);
        if (claim.Messages.Count == 0)
            return 0;

        var began = Stopwatch.GetTimestamp();
        var delivered = new ConcurrentBag<long>();
        var failures = new ConcurrentDictionary<long, Exception>();
        await Parallel.ForEachAsync(claim.Messages, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = stoppingToken }, async (message, cancellationToken) =>
        {
            if (Stopwatch.GetElapsedTime(began) > LongestRound)
                return;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LongestDelivery);
            try
            {
                await delivery.DeliverAsync(message, limit.Token);
                metrics.Ended(DeliveryOutcome.Delivered);
                delivered.Add(message.Id);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                failures[message.Id] = exception;
            }
        });

        await claim.MarkProcessedAsync(delivered, stoppingToken);
        foreach (var message in claim.Messages)
        {
            if (failures.TryGetValue(message.Id, out var failure))
                await FailAsync(claim, message, failure.GetBaseException(), stoppingToken);
        }
        await claim.CommitAsync(stoppingToken);
        return claim.Messages.Count;
    }

    private async Task FailAsync(OutboxClaim claim, OutboxMessage message, Exception failure, CancellationToken cancellationToken)
    {
        var attempts = message.Attempts + 1;
        var parked = attempts >= MaxAttempts;
        // Not the exception's message, in which an address may stand: the row has it.
        if (parked)
            logger.LogError(LogEvents.MessageParked, "Message {MessageId} ({Type}) is parked after {Attempt} attempts ({Reason})", message.Id, message.Type, attempts, failure.GetType().Name);
        else
            logger.LogWarning(LogEvents.MessageFailed, "Message {MessageId} ({Type}) failed for the {Attempt}. time ({Reason})", message.Id, message.Type, attempts, failure.GetType().Name);
        metrics.Ended(parked ? DeliveryOutcome.Parked : DeliveryOutcome.Failed);
        await claim.MarkFailedAsync(message.Id, parked ? null : DelayAfter(attempts), $"{failure.GetType().Name}: {failure.Message}", cancellationToken);
    }

    /// <summary>1 s, doubled with each attempt up to 5 min, give or take a fifth.</summary>
    private static TimeSpan DelayAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts - 1), LongestDelay.TotalSeconds)) * (0.8 + 0.4 * Random.Shared.NextDouble());
}
