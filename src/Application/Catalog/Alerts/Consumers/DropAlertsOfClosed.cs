using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Application.Catalog.Alerts.Consumers;

/// <summary>Whoever has left waits for nothing any more, and what he waited for is nobody's business.</summary>
internal sealed class DropAlertsOfClosed(IRepository<KeywordAlert> alerts, TimeProvider time) : IConsumer<UserClosed>
{
    public async Task ConsumeAsync(UserClosed happened, CancellationToken cancellationToken)
    {
        foreach (var alert in await alerts.ListAsync(new AlertsOf(happened.UserId), cancellationToken))
        {
            alert.Remove(time.Now());
            alerts.Remove(alert);
        }
    }

    private sealed class AlertsOf : Specification<KeywordAlert>
    {
        public AlertsOf(long userId) => Where(a => a.UserId == userId);
    }
}
