using System.Diagnostics;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>A program of Node that a test brings along as a package.json, installed beside the sources, which stay as they are.</summary>
internal static class NodePackage
{
    /// <param name="source">The folder with the package.json, from the folder of these tests.</param>
    /// <returns>Where it is installed.</returns>
    public static async Task<string> InstallAsync(params string[] source)
    {
        var from = Path.Combine([Checkout.Root, "tests", "IntegrationTests", .. source]);
        var folder = Path.Combine(Checkout.Root, ".local", source[^1]);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        await RunAsync(folder, "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        return folder;
    }

    /// <returns>What it has written, when it has ended well.</returns>
    public static async Task<string> RunAsync(string folder, string input, string program, params string[] arguments)
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
        process.ExitCode.Should().Be(0, "{0} said: {1} {2}", program, await output, await errors);
        return (await output).Trim();
    }
}
