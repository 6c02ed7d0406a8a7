namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>What each module tells those to its right about what it has planted, as plain values.</summary>
public sealed class SeedState
{
    private readonly List<(string What, long Count)> _planted = [];

    /// <summary>What was planted now, and how much of it; empty where all was there already.</summary>
    public IReadOnlyList<(string What, long Count)> Planted => _planted;

    /// <summary>Everybody of the demonstration, those who were there before too.</summary>
    internal List<Neighbour> Neighbours { get; } = [];

    /// <summary>What was listed now and was not taken down again.</summary>
    internal List<PlantedListing> Listings { get; } = [];

    internal List<PlantedDeal> Deals { get; } = [];

    /// <summary>At most so many listings are planted one by one, with a story; more come from <see cref="IBulkSeeder"/>.</summary>
    public required int MaxListings { get; init; }

    internal void Note(string what, long count)
    {
        if (count > 0)
            _planted.Add((what, count));
    }
}

/// <param name="IsNew">Whether he was planted now: only then is there anything to be told about him.</param>
internal sealed record Neighbour(long Id, Neighbourhood Home, DateTimeOffset JoinedAt, bool IsNew);

internal sealed record PlantedListing(long Id, long SellerId, decimal Price, bool IsNegotiable, Neighbourhood Place, DateTimeOffset ListedAt);

/// <param name="MeetingPlace">Where they meet, or would have met.</param>
/// <param name="Status">Where the deal stands, by its public name.</param>
/// <param name="LastActorId">Which of the two took the last step, the request being the first.</param>
internal sealed record PlantedDeal(
    long ProductId, long SellerId, long BuyerId, string MeetingPlace, string Status, DateTimeOffset RequestedAt, DateTimeOffset LastStepAt, long LastActorId);
