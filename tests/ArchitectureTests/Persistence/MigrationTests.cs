using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Persistence;

/// <summary>A migration that has run somewhere is history: it is followed by another one, never changed.</summary>
public sealed partial class MigrationTests
{
    private const string List = "tests/ArchitectureTests/Persistence/released.txt";

    private const string Explanation = """
        # Migrations that were released, each with the SHA-256 of its source: they do not change any more.
        # Until the first release UPDATE_SNAPSHOTS=1 dotnet test tests/ArchitectureTests may rewrite a line; from then on it only adds those of a new release.

        """;

    [Fact]
    public async Task Released_migrations_do_not_change()
    {
        var list = await Snapshot.CommittedAsync(List, Explanation + string.Concat(Migrations().Select(p => $"{DigestOf(Repository.Read(p).Text)}  {p}\n")));
        var released = Snapshot.Entries(list).Select(l => l.Split("  ")).Select(l => new Released(l[1], l[0])).ToList();
        new Rule<Released>(released, [released[0] with { Digest = new('0', 64) }, released[0] with { Path = "src/Infrastructure/Gone.cs" }], r => r.Path)
            .AtLeast(4)
            .Forbids(r => !File.Exists(Path.Combine(Repository.Root, r.Path)) ? ["was released, and is gone"]
                : DigestOf(Repository.Read(r.Path).Text) != r.Digest ? ["was released, and has changed"] : [])
            .Instead($"Undo the change and write a new migration: expand first, contract a release later. (Before the first release: {Snapshot.HowToUpdate})")
            .TurnedRedBy(released[0].Path, "src/Infrastructure/Gone.cs");
    }

    /// <summary>The id orders the migrations, the file name is how a person finds one.</summary>
    [Fact]
    public void A_migration_is_called_the_same_everywhere() => new Rule<SourceFile>(
            [.. Migrations().Select(Repository.Read)],
            [new("src/Infrastructure/Catalog/Persistence/Migrations/M20261122_0200_CreateCatalog.cs", "[Migration(\"20261122_0300_CreateCatalog\")]\nclass M20261122_0200_CreateCatalog;")],
            f => f.Path)
        .AtLeast(4)
        .Demands(f => MigrationId().Match(f.Text) is { Success: true } match && $"M{match.Groups["id"].Value}" == f.Name && f.Text.Contains($"class {f.Name}", StringComparison.Ordinal),
            "has another id than its name says")
        .Instead("File and class M20261122_0200_CreateCatalog, [Migration(\"20261122_0200_CreateCatalog\")].")
        .TurnedRedBy("src/Infrastructure/Catalog/Persistence/Migrations/M20261122_0200_CreateCatalog.cs");

    private static IEnumerable<string> Migrations() => Repository.Below("src/Infrastructure", "M*.cs").Where(p => p.Contains("/Migrations/", StringComparison.Ordinal));

    private static string DigestOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    [GeneratedRegex(@"\[Migration\(""(?<id>\w+)""\)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MigrationId();

    private sealed record Released(string Path, string Digest);
}
