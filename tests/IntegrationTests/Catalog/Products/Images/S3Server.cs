using System.Diagnostics;
using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>npm's s3rver with one bucket, in a folder that goes with it.</summary>
internal sealed class S3Server : IDisposable
{
    public const string Bucket = "pictures";

    /// <summary>Its one account, the secret as well.</summary>
    public const string Key = "S3RVER";

    private static readonly string Program = Path.Combine(Checkout.Root, ".local", "s3rver");

    private readonly string _folder = Directory.CreateTempSubdirectory("multiweb-test-s3-").FullName;
    private Process? _process;

    public int Port { get; } = LocalPort.FindFree();

    /// <summary>The keys of all objects.</summary>
    public IReadOnlyCollection<string> Objects => [.. Directory.EnumerateFiles(Path.Combine(_folder, Bucket), "*._S3rver_object").Select(f => Path.GetFileName(f).Replace("._S3rver_object", "", StringComparison.Ordinal))];

    public static Task InstallAsync() => NodePackage.InstallAsync("Catalog", "Products", "Images", "s3rver");

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(Program, "node_modules", "s3rver", "bin", "s3rver.js"), "-s", "-d", _folder, "-a", "127.0.0.1", "-p", $"{Port}", "--no-vhost-buckets", "--configure-bucket", Bucket])
        { UseShellExecute = false });
        await LocalPort.WaitForAsync(Port);
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
}
