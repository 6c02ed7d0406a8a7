using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Notifications;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Messaging.Notifications.Seeding;

/// <summary>The deals have notified their parties; those who looked at it in the meantime have read it.</summary>
internal sealed class DemoNotifications(IUnitOfWork unitOfWork, IRepository<Notification> notifications, Scene scene) : ISeeder
{
    private const int Seed = 17; // any number; another one makes other readers
    private const double ReadShare = 0.85;
    private const double UnreadHours = 36;

    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        if (state.Deals.Count == 0)
            return;
        var dice = new Random(Seed);
        var count = 0;
        await unitOfWork.ExecuteAsync(
            async () =>
            {
                var told = await notifications.ListAsync(new About(state.Deals.Select(d => d.ProductId)), cancellationToken);
                count = told.Count;
                foreach (var notification in told.OrderBy(n => n.Id).Where(n => n.CreatedAt < scene.Present.AddHours(-UnreadHours) && dice.Chance(ReadShare)))
                    notification.Read(notification.CreatedAt + dice.Hours(0.02, UnreadHours));
                return Result.Success();
            },
            commitRefusals: false, cancellationToken);
        state.Note("notifications", count);
    }

    private sealed class About : Specification<Notification>
    {
        public About(IEnumerable<long> productIds)
        {
            var ids = productIds.Cast<long?>().ToList();
            Where(n => ids.Contains(n.ProductId));
        }
    }
}
