using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Domain;

/// <summary>The same question gets the same answer, whenever and wherever it is asked.</summary>
public sealed class PurityTests
{
    private static readonly string[] StaticClocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
    ];

    /// <summary>Members, and types of which every member counts.</summary>
    private static readonly string[] Impure =
    [
        .. StaticClocks, "System.TimeProvider.", "System.Diagnostics.Stopwatch.", "System.Environment.", "System.Random.",
        "System.Security.Cryptography.RandomNumberGenerator.", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.IO.File.", "System.IO.Directory.", "System.Console.", "System.AppContext.", "System.Threading.Thread.",
    ];

    [Fact]
    public void The_domain_has_no_clock_no_random_and_no_environment() => Code.Types
        .Where(t => t.Place.Layer == "Domain")
        .AtLeast(60)
        .Forbids(t => Uses(t, Impure))
        .Instead("The caller passes it in: the moment as `now`, a new id as `id`.")
        .TurnedRedBy(
            typeof(Canaries.Domain.Catalog.Products.ProductWithClock),
            typeof(Canaries.Domain.Catalog.Products.ProductWithRandom),
            typeof(Canaries.Domain.Catalog.Products.ProductWithEnvironment));

    [Fact]
    public void Nobody_reads_a_static_clock() => Code.Types
        .AtLeast(320)
        .Forbids(t => Uses(t, StaticClocks))
        .Instead("Inject TimeProvider and ask it (time.Now()): a test can then set the time.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Products.HandlerWithClock));

    private static IEnumerable<string> Uses(CodeType type, string[] members) => type.Calls
        .Where(c => Array.Exists(members, m => m.EndsWith('.') ? c.Target.StartsWith(m, StringComparison.Ordinal) : c.Target == m))
        .Select(c => $"uses {c.Target} in {c.From}").Distinct();
}
