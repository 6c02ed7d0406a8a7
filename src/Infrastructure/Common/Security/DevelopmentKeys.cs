using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace MultiWeb.Infrastructure.Common.Security;

/// <summary>Keys that a developer's machine makes up once for itself. Outside development a missing key stops the program.</summary>
internal static class DevelopmentKeys
{
    /// <param name="setting">The setting that is missing, as an operator would set it.</param>
    /// <exception cref="ConfigurationException">This is not development.</exception>
    public static string ReadOrCreate(IConfiguration configuration, string setting, string fileName, Func<string> create)
    {
        if (!string.Equals(configuration[HostDefaults.EnvironmentKey], Environments.Development, StringComparison.OrdinalIgnoreCase))
            throw new ConfigurationException($"{setting} is not set: outside development the program does not make up keys.");

        var folder = Path.GetFullPath(configuration["Development:KeyFolder"] ?? Path.Combine(".local", "keys"));
        var path = Path.Combine(folder, fileName);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            // Written aside and linked into place, so that two programs that start at once agree on one key.
            var draft = Path.Combine(folder, $"{fileName}.{Guid.NewGuid():N}");
            File.WriteAllText(draft, create());
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }
        return File.ReadAllText(path).Trim();
    }
}
