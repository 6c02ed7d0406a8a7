using System.Diagnostics;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests;

/// <summary>The session that the README shows, as a stranger would paste it.</summary>
public sealed class ReadmeTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    [Fact]
    public async Task A_bicycle_changes_hands_as_the_README_says()
    {
        var lines = await RunAsync(SessionOf(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "README.md"))));

        // Registered twice, found, confirmed, received, sold, told.
        lines.Should().HaveCount(7);
        var answers = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers[2].GetProperty("items")[0].GetProperty("title").GetString().Should().StartWith("Road bicycle");
        answers[3].GetProperty("status").GetString().Should().Be("confirmed");
        answers[4].GetProperty("status").GetString().Should().Be("completed");
        answers[5].GetProperty("status").GetString().Should().Be("sold");
        answers[6].GetProperty("total").GetInt32().Should().Be(2, "the seller is told of the request and of the receipt");
    }

    /// <summary>The first block of shell after the heading.</summary>
    private static string SessionOf(string readme)
    {
        const string fence = "```bash\n";
        var heading = readme.IndexOf("## A bicycle changes hands", StringComparison.Ordinal);
        var start = readme.IndexOf(fence, heading, StringComparison.Ordinal) + fence.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private async Task<string[]> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", "-eu") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["API"] = new Uri(market.App.Address, "/api/v1").ToString();
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        bash.ExitCode.Should().Be(0);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
