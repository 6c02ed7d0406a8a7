using MultiWeb.Application.Trading.Transactions.Commands;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Trading.Transactions.Seeding;

/// <summary>
/// What has become of some of the listings: deals in every state. Each step is taken through its own command by the one who takes
/// it, in the order of time, so that products, audit trail and notifications are what they would be.
/// </summary>
internal sealed class DemoDeals(Stage stage, Scene scene) : ISeeder
{
    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        var deals = new DealWriter(state, scene.Present).Write();
        foreach (var act in deals.SelectMany(ActsOf).OrderBy(a => a.At))
            await act.PlayAsync(cancellationToken);
        state.Deals.AddRange(deals.Select(d => d.Planted));
        state.Note("deals", deals.Count);
    }

    private IEnumerable<Act> ActsOf(DealDraft deal) =>
        deal.Steps.Select(step => new Act(step.At, token => TakeAsync(deal, step, token)))
            .Prepend(new Act(deal.RequestedAt, token => RequestAsync(deal, token)));

    private async Task RequestAsync(DealDraft deal, CancellationToken cancellationToken)
    {
        var terms = deal.Terms;
        var command = new CreateTransactionCommand(
            deal.Listing.Id, deal.Amount, terms.PaymentMethod, terms.MeetingLocation, terms.MeetingTime, terms.BuyerNotes);
        var requested = (await stage.PlayAsync(deal.BuyerId, deal.RequestedAt, command, cancellationToken)).Value;
        (deal.Id, deal.Status) = (requested.Id, requested.Status);
    }

    private async Task TakeAsync(DealDraft deal, DraftStep step, CancellationToken cancellationToken)
    {
        var command = new TakeTransitionCommand(step.Name, step.Note) { TransactionId = deal.Id };
        deal.Status = (await stage.PlayAsync(deal.UserOf(step.By), step.At, command, cancellationToken)).Value.Status;
    }

    private sealed record Act(DateTimeOffset At, Func<CancellationToken, Task> PlayAsync);
}
