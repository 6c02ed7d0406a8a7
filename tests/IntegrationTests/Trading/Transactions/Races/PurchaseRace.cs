using MultiWeb.IntegrationTests.Common.Races;

namespace MultiWeb.IntegrationTests.Trading.Transactions.Races;

/// <summary>One way to buy: what the client with this number is told when he asks for a product.</summary>
internal delegate Task<Told> Purchase(int client, long productId);

internal enum Told
{
    Bought,

    /// <summary>In the one way that is meant for it.</summary>
    NotAvailable,

    /// <summary>Anything else: an error, or a refusal for another reason.</summary>
    SomethingElse,
}

/// <summary>What the database holds after a round.</summary>
/// <param name="LiveDeals">Deals on the product that are neither rejected, withdrawn nor cancelled.</param>
internal sealed record Books(long LiveDeals, string? ProductStatus);

/// <summary>Many clients after one product, again and again, and a judge who believes nobody but the books.</summary>
internal sealed class PurchaseRace(int clients, int rounds)
{
    /// <param name="offer">Puts a new product up for a round.</param>
    /// <param name="clear">Is told who was sold it, once the judge has looked.</param>
    public async Task<Verdict> RunAsync(
        Func<Task<long>> offer, Purchase purchase, Func<long, Task<Books>> readBooks, Func<int, long, Task>? clear = null)
    {
        var verdict = new Verdict(clients);
        for (var round = 0; round < rounds; round++)
        {
            var product = await offer();
            var told = await StartingGun.FireAsync(clients, client => purchase(client, product));
            verdict.Add(new Round(told, await readBooks(product)));
            if (clear is not null && Array.IndexOf(told, Told.Bought) is >= 0 and var winner)
                await clear(winner, product);
        }
        return verdict;
    }
}

internal sealed record Round(IReadOnlyList<Told> Told, Books Books)
{
    public int CountOf(Told what) => Told.Count(t => t == what);
}

internal sealed class Verdict(int clients)
{
    private readonly List<Round> _rounds = [];

    public IReadOnlyList<Round> Rounds => _rounds;

    /// <summary>Rounds in which the product went to more than one.</summary>
    public int Oversold => _rounds.Count(r => r.CountOf(Told.Bought) > 1 || r.Books.LiveDeals > 1);

    /// <summary>Rounds in which anything at all was not as it must be.</summary>
    public IReadOnlyList<string> Faults => [.. _rounds.Select(FaultOf).Where(fault => fault is not null)!];

    public void Add(Round round) => _rounds.Add(round);

    private string? FaultOf(Round round, int number)
    {
        var (bought, refused, other) = (round.CountOf(Told.Bought), round.CountOf(Told.NotAvailable), round.CountOf(Told.SomethingElse));
        var isRight = bought == 1 && refused == clients - 1 && round.Books is { LiveDeals: 1, ProductStatus: "reserved" };
        return isRight ? null : $"round {number}: {bought} bought, {refused} refused, {other} other; the books say {round.Books}";
    }
}
