using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Messaging.Conversations.Seeding;

/// <summary>Thinks out who says what to whom. Nothing is written here.</summary>
internal sealed class ConversationWriter(SeedState state, DateTimeOffset present)
{
    private const int Seed = 13; // any number; another one makes other conversations
    private const double DealShare = 0.3;
    private const double QuestionShare = 0.03; // of the listings
    private const double RecentHours = 24 * 20;

    private static readonly Dictionary<string, IReadOnlyList<Phrase>> Talk =
        WordLists.ByHeading("Talk").ToDictionary(s => s.Key, s => Phrase.All(s.Value), StringComparer.Ordinal);

    private readonly Random _dice = new(Seed);
    private readonly List<TalkLine> _lines = [];

    public IReadOnlyList<TalkLine> Write()
    {
        foreach (var deal in state.Deals.Where(_ => _dice.Chance(DealShare)))
            TalkAbout(deal);
        foreach (var listing in state.Listings.Where(_ => _dice.Chance(QuestionShare)))
            AskAbout(listing);
        return _lines;
    }

    /// <summary>They agree before the request, and say something when it is over.</summary>
    private void TalkAbout(PlantedDeal deal)
    {
        var pair = new Pair(deal.BuyerId, deal.SellerId, deal.ProductId, deal.MeetingPlace);
        Say(pair, deal.RequestedAt.AddMinutes(-_dice.Next(6, 25)), "buyer asks", "seller answers", "buyer proposes", "seller agrees");
        var afterwards = deal.LastStepAt.AddMinutes(_dice.Next(3, 90));
        if (deal.Status == "completed")
            Say(pair, afterwards, "buyer thanks", "seller thanks");
        else if (deal.Status == "cancelled" && deal.LastActorId == deal.BuyerId)
            Say(pair, afterwards, "buyer regrets", "seller consoles");
        else if (deal.Status == "cancelled")
            Say(pair, afterwards, "seller regrets", "buyer consoles");
    }

    private void AskAbout(PlantedListing listing)
    {
        var asker = _dice.Pick(state.Neighbours);
        if (asker.Id == listing.SellerId)
            return;
        var age = Math.Min(RecentHours, (present - listing.ListedAt).TotalHours);
        var at = present - _dice.Hours(0, age);
        Say(new Pair(asker.Id, listing.SellerId, listing.Id, ""), at, "buyer wonders", "seller explains", "buyer considers");
    }

    /// <summary>One line after the other, a minute or a few apart; what would lie in the future is not said yet.</summary>
    private void Say(Pair pair, DateTimeOffset at, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (at >= present)
                return;
            var (from, to) = part.StartsWith("buyer", StringComparison.Ordinal) ? (pair.BuyerId, pair.SellerId) : (pair.SellerId, pair.BuyerId);
            _lines.Add(new TalkLine(from, to, pair.ProductId, _dice.Pick(Talk[part]).Say(_dice, pair.Place), at));
            at = at.AddSeconds(_dice.Next(20, 300));
        }
    }

    private sealed record Pair(long BuyerId, long SellerId, long ProductId, string Place);
}

internal sealed record TalkLine(long SenderId, long ReceiverId, long ProductId, string Text, DateTimeOffset At);
