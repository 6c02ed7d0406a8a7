using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.UnitTests.Infrastructure.Common.Seeding;

/// <summary>What sentences and lists of the demonstration are made with.</summary>
public sealed class WordTests
{
    [Fact]
    public void A_phrase_fills_its_gaps()
    {
        var dice = new Random(1);
        var phrase = new Phrase("{A}{A}-{10..12}, {8|16}GB, {동}에서 {만나요}");

        var said = Enumerable.Range(0, 200).Select(_ => phrase.Say(dice, "연남동")).ToList();

        said.Should().AllSatisfy(s => s.Should().MatchRegex("^[A-Z]{2}-1[012], (8|16)GB, 연남동에서 연남동$"));
        said.Select(s => s[3..5]).Distinct().Should().BeEquivalentTo("10", "11", "12");
    }

    [Fact]
    public void An_urn_gives_each_thing_its_share()
    {
        var dice = new Random(2);
        var urn = new Urn<string>(["often", "seldom", "never"], (_, i) => new[] { 9.0, 1.0, 0.0 }[i]);

        var drawn = Enumerable.Range(0, 10_000).Select(_ => urn.Draw(dice)).CountBy(s => s).ToDictionary();

        drawn["often"].Should().BeInRange(8_800, 9_200);
        drawn["seldom"].Should().BeInRange(800, 1_200);
        drawn.Should().NotContainKey("never");
    }

    [Fact]
    public void By_Zipfs_law_the_first_is_drawn_most_and_the_last_too()
    {
        var dice = new Random(3);
        var urn = Urn<int>.Zipf([.. Enumerable.Range(1, 1000)], 1.0);

        var drawn = Enumerable.Range(0, 200_000).Select(_ => urn.Draw(dice)).CountBy(rank => rank).ToDictionary();

        ((double)drawn[1] / drawn[10]).Should().BeInRange(8, 12);
        drawn.Should().HaveCountGreaterThan(990);
    }

    /// <summary>The bounds of South Korea, Jeju with it.</summary>
    [Fact]
    public void Every_neighbourhood_lies_in_Korea_and_has_its_name_once()
    {
        Neighbourhoods.All.Should().HaveCountGreaterThan(150).And.OnlyContain(n => n.Latitude > 33.1 && n.Latitude < 38.6 && n.Longitude > 125.9 && n.Longitude < 129.6);
        Neighbourhoods.All.Select(n => n.Name).Should().OnlyHaveUniqueItems();
        Neighbourhoods.Named("서울 마포구 연남동").ShortName.Should().Be("연남동");
    }
}
