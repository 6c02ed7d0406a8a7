using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>The published client (npm's altcha-lib) solves our challenges, of the size that is the default.</summary>
public sealed class AltchaClientTests(MarketplaceFixture market) : IClassFixture<MarketplaceFixture>
{
    private static readonly string Source = Path.Combine(Checkout.Root, "tests", "IntegrationTests", "Identity", "Sessions", "altcha");

    [Fact]
    public async Task Its_solution_opens_the_door()
    {
        var person = await market.NewPersonAsync();
        for (var i = 0; i < 3; i++)
            (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = "not this one" })).ShouldBe(HttpStatusCode.Unauthorized);
        var challenge = (await market.Anyone.GetAsync("auth/captcha")).ShouldBe(HttpStatusCode.OK);
        challenge["maxnumber"].GetInt32().Should().Be(100_000);

        var captcha = await RunAsync(await InstallAsync(), challenge.Text, "node", "solve.mjs");

        (await market.Anyone.PostAsync("auth/login", new { email = person.Email, password = Person.DefaultPassword, captcha })).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Beside the sources, which stay as they are.</summary>
    private static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(Checkout.Root, ".local", "altcha");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        await RunAsync(folder, "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        return folder;
    }

    private static async Task<string> RunAsync(string folder, string input, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "{0} said: {1}", program, await errors);
        return (await output).Trim();
    }
}
