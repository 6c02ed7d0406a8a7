using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>npm's s3rver with one bucket, in a folder that goes with it.</summary>
internal sealed class S3Server : IDisposable
{
    public const string Bucket = "pictures";

    /// <summary>Its one account, the secret as well.</summary>
    public const string Key = "S3RVER";

    private static readonly string Source = Path.Combine(Checkout.Root, "tests", "IntegrationTests", "Catalog", "Products", "Images", "s3rver");
    private static readonly string Program = Path.Combine(Checkout.Root, ".local", "s3rver");

    private readonly string _folder = Directory.CreateTempSubdirectory("multiweb-test-s3-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort();

    /// <summary>The keys of all objects.</summary>
    public IReadOnlyCollection<string> Objects => [.. Directory.EnumerateFiles(Path.Combine(_folder, Bucket), "*._S3rver_object").Select(f => Path.GetFileName(f).Replace("._S3rver_object", "", StringComparison.Ordinal))];

    /// <summary>Beside the sources, which stay as they are.</summary>
    public static async Task InstallAsync()
    {
        Directory.CreateDirectory(Program);
        foreach (var file in Directory.GetFiles(Source))
            File.Copy(file, Path.Combine(Program, Path.GetFileName(file)), overwrite: true);
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"])
        {
            WorkingDirectory = Program,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        npm.ExitCode.Should().Be(0, "npm said: {0} {1}", await output, await errors);
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(Program, "node_modules", "s3rver", "bin", "s3rver.js"), "-s", "-d", _folder, "-a", "127.0.0.1", "-p", $"{Port}", "--no-vhost-buckets", "--configure-bucket", Bucket])
        { UseShellExecute = false });
        for (var tries = 0; tries < 200 && !await AnswersAsync(); tries++)
            await Task.Delay(50);
    }

    public void Stop()
    {
        if (_process is not { HasExited: false } process)
            return;
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
