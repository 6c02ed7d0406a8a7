using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Messaging.Events;

namespace MultiWeb.Application.Messaging.Conversations;

internal sealed class MessageMetrics(IMeterFactory meters) : IInstruments, ICommitObserver<MessageSent>
{
    private readonly Counter<long> _sent = meters.CreateMeter().CreateCounter<long>("multiweb_messages_sent_total", "{message}", "Messages sent from one person to another.");

    public IEnumerable<Series> Series => [new(_sent)];

    public void Committed(MessageSent happened) => _sent.Add(1);
}
