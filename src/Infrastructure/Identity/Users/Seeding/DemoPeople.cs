using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Identity.Users.Seeding;

/// <summary>Who lives in the demonstration: the five neighbours that one logs in as, and those whom they meet. The same every time.</summary>
internal static class DemoPeople
{
    private const int Seed = 5; // any number; another one makes other people
    private const int Others = 300;

    private static readonly (string Name, string FullName, string Home)[] ToLogInAs =
    [
        ("minji", "김민지", "서울 마포구 연남동"), ("seojun", "이서준", "서울 성동구 성수동"), ("haeun", "박하은", "경기 성남시 분당구 정자동"),
        ("dohyun", "최도현", "부산 해운대구 우동"), ("jiwoo", "정지우", "대전 유성구 봉명동"),
    ];

    /// <param name="present">They have joined in the year before.</param>
    public static IReadOnlyList<DemoPerson> All(DateTimeOffset present)
    {
        var dice = new Random(Seed);
        return
        [
            .. ToLogInAs.Select(n => new DemoPerson(n.Name, n.FullName, null, Neighbourhoods.Named(n.Home), present.AddDays(-400))),
            .. Strangers(dice, present),
        ];
    }

    private static IEnumerable<DemoPerson> Strangers(Random dice, DateTimeOffset present)
    {
        var words = WordLists.ByHeading("Names");
        var families = Urn<string>.Zipf(words["family"], 0.8);
        var bios = Phrase.All(words["bio"]);
        var homes = Urn<Neighbourhood>.Zipf(Neighbourhoods.All, 0.4);
        var names = new HashSet<(string, string)>();
        while (names.Count < Others)
        {
            var (family, given) = (families.Draw(dice), dice.Pick(words["given"]));
            if (!names.Add((family, given)))
                continue;
            var ((familyName, familyLatin), (givenName, givenLatin)) = (Split(family), Split(given));
            var home = homes.Draw(dice);
            var bio = dice.Chance(0.4) ? dice.Pick(bios).Say(dice, home.ShortName) : null;
            // Before anything was listed, see DemoListings.
            yield return new DemoPerson($"{givenLatin}.{familyLatin}", familyName + givenName, bio, home, present - dice.Hours(24 * 150, 24 * 390));
        }
    }

    private static (string Korean, string Latin) Split(string line) =>
        line.Split(' ') is [var korean, var latin] ? (korean, latin) : throw new FormatException($"'{line}' is no name in two scripts.");
}

internal sealed record DemoPerson(string Username, string FullName, string? Bio, Neighbourhood Home, DateTimeOffset JoinedAt)
{
    public string Email => $"{Username}@demo.example";
}
