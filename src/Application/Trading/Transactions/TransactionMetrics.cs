using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Trading.Events;
using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Application.Trading.Transactions;

internal sealed class TransactionMetrics : IInstruments, ICommitObserver<TransactionRequested>, ICommitObserver<TransactionMoved>
{
    private static readonly string Completed = Wording.Of(TransactionStatus.Completed);

    private readonly Counter<long> _created;
    private readonly Counter<long> _completed;
    private readonly Counter<double> _amount;

    public TransactionMetrics(IMeterFactory meters)
    {
        var meter = meters.CreateMeter();
        _created = meter.CreateCounter<long>("multiweb_transactions_created_total", "{transaction}", "Deals requested.");
        _completed = meter.CreateCounter<long>("multiweb_transactions_completed_total", "{transaction}", "Deals completed.");
        _amount = meter.CreateCounter<double>("multiweb_transaction_amount_total", "{won}", "Sum of the amounts of completed deals, in the marketplace's currency.");
    }

    public IEnumerable<Series> Series => [new(_created), new(_completed), new(_amount)];

    public void Committed(TransactionRequested happened) => _created.Add(1);

    public void Committed(TransactionMoved happened)
    {
        if (happened.Status != Completed)
            return;
        _completed.Add(1);
        _amount.Add((double)happened.Amount);
    }
}
