using MultiWeb.Domain.Trading.Transactions;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Trading.Transactions.Seeding;

/// <summary>Thinks out who buys what, and how it goes. Nothing is written here.</summary>
internal sealed class DealWriter(SeedState state, DateTimeOffset present)
{
    private const int Seed = 11; // any number; another one makes other deals
    private const double Share = 0.1; // of the listings
    private const double SecondChance = 0.4;
    private const int MaxWaiting = 3; // of one buyer; the marketplace allows a few more, which are for whoever tries it

    private static readonly PaymentMethod?[] Methods =
        [PaymentMethod.Cash, PaymentMethod.Cash, PaymentMethod.BankTransfer, PaymentMethod.BankTransfer, PaymentMethod.MobilePayment, null];

    private static readonly string[] Spots = ["주민센터 앞", "편의점 앞", "놀이터 앞", "우체국 앞", "버스 정류장", "카페 앞"];
    private static readonly string?[] Notes = [null, null, null, "평일 저녁 7시 이후에 가능해요.", "주말 오후에 가지러 갈게요.", "상태 확인하고 바로 가져갈게요.", "차로 갈 거라 시간 맞출 수 있어요."];

    private readonly Random _dice = new(Seed);
    private readonly Dictionary<long, int> _waiting = [];
    private readonly Urn<Neighbour> _everybody = Urn<Neighbour>.Zipf(state.Neighbours, 0.45);
    private readonly Dictionary<string, Urn<Neighbour>> _regions =
        state.Neighbours.GroupBy(n => n.Home.Region).ToDictionary(g => g.Key, g => Urn<Neighbour>.Zipf([.. g], 0.45), StringComparer.Ordinal);

    public IReadOnlyList<DealDraft> Write()
    {
        var listings = state.Listings.ToArray();
        _dice.Shuffle(listings);
        // Each plot once before chance decides: there is a deal in every state in a small marketplace too.
        var plots = new Queue<Plot>(Plot.All);
        var others = new Urn<Plot>(Plot.All, (plot, _) => plot.Share);
        var deals = new List<DealDraft>();
        foreach (var listing in listings)
        {
            if (deals.Count >= listings.Length * Share)
                break;
            var freeSince = listing.ListedAt;
            for (var again = true; again;)
            {
                if (plots.Count == 0)
                    plots.Enqueue(others.Draw(_dice));
                // A listing may be too new for a long story; the plot is then the next one's.
                if (TryWrite(listing, plots.Peek(), freeSince) is not { } deal)
                    break;
                deals.Add(deal);
                freeSince = deal.LastStepAt;
                again = plots.Dequeue().FreesProduct && _dice.Chance(SecondChance);
            }
        }
        return deals;
    }

    private DealDraft? TryWrite(PlantedListing listing, Plot plot, DateTimeOffset freeSince)
    {
        var pauses = plot.Steps.Select(s => _dice.Hours(s.LowHours, s.HighHours)).ToList();
        var length = pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause);
        var requestedAt = plot.OpenFor is { } hours ? present - _dice.Hours(0.2, hours) - length : freeSince + _dice.Hours(0.6, 24 * 14);
        if (requestedAt < freeSince.AddMinutes(30) || requestedAt + length >= present)
            return null;

        var (at, steps) = (requestedAt, new List<DraftStep>());
        foreach (var (step, pause) in plot.Steps.Zip(pauses))
            steps.Add(new DraftStep(step.Name, step.By, at += pause, step.Notes.Count == 0 ? null : _dice.Pick(step.Notes)));
        var place = $"{listing.Place.ShortName} {_dice.Pick(Spots)}";
        return new DealDraft(listing, BuyerFor(listing, plot), AmountFor(listing), place, TermsFor(plot, steps, place), requestedAt, steps);
    }

    private DealTerms TermsFor(Plot plot, List<DraftStep> steps, string place)
    {
        var met = steps.Find(s => s.Name is TransitionName.HandOver or TransitionName.Receive)?.At;
        // They have met when they said, or will tomorrow or the day after.
        var time = met ?? (plot.OpenFor is null ? null : present + _dice.Hours(8, 40));
        return new DealTerms(
            _dice.Pick(Methods), _dice.Chance(0.7) ? place : null, _dice.Chance(0.6) ? OnTheHalfHour(time) : null, _dice.Pick(Notes));
    }

    private long BuyerFor(PlantedListing listing, Plot plot)
    {
        var near = _regions[listing.Place.Region];
        for (var attempt = 0; ; attempt++)
        {
            var buyer = (attempt < 10 ? near : _everybody).Draw(_dice).Id;
            if (buyer == listing.SellerId || plot.Waits && _waiting.GetValueOrDefault(buyer) >= MaxWaiting)
                continue;
            if (plot.Waits)
                _waiting[buyer] = _waiting.GetValueOrDefault(buyer) + 1;
            return buyer;
        }
    }

    private decimal AmountFor(PlantedListing listing) => listing.IsNegotiable && _dice.Chance(0.6)
        ? Math.Max(1_000, Math.Round(listing.Price * (decimal)_dice.Between(0.85, 0.97) / 1_000) * 1_000)
        : listing.Price;

    private static DateTimeOffset? OnTheHalfHour(DateTimeOffset? at) =>
        at is { } time ? new DateTimeOffset(time.Ticks - time.Ticks % TimeSpan.FromMinutes(30).Ticks, time.Offset) : null;
}
