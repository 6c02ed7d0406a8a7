using System.Text.Json.Nodes;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.WebApi;

/// <summary>The contract with clients is a committed file: whoever changes it sees that he does.</summary>
[Collection(RunningProgramTests.Name)]
public sealed class OpenApiTests(RunningProgram program)
{
    private const string Committed = "docs/openapi.v1.json";

    [Fact]
    public async Task The_document_equals_its_committed_copy()
    {
        using var client = program.CreateClient();
        var served = (await client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var again = (await client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var document = JsonNode.Parse(served)!;

        document["paths"]!.AsObject().Should().HaveCountGreaterThanOrEqualTo(20);
        Snapshot.Difference(served, served.Replace("\"listProducts\"", "", StringComparison.OrdinalIgnoreCase)).Should().NotBeNull("otherwise this test could not fail");
        Snapshot.Difference(served, again).Should().BeNull("the document is the same each time it is asked for");
        Snapshot.Difference(await Snapshot.CommittedAsync(Committed, served), served)
            .Should().BeNull($"{Committed} is what clients were promised. {Snapshot.HowToUpdate}");
    }
}
