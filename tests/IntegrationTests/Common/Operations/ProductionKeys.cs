using System.Security.Cryptography;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>What production asks for before it starts: there nothing is made up or shown to everybody, and the database is not touched at the start.</summary>
internal static class ProductionKeys
{
    public static (string Name, string Value)[] New(string? signingKey = null)
    {
        using var key = RSA.Create(2048);
        return
        [
            ("environment", "Production"),
            ("Jwt:SigningKey", signingKey ?? key.ExportPkcs8PrivateKeyPem()),
            ("Secrets:Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Metrics:Port", "0"),
            ("Images:Folder", Path.Combine(Path.GetDirectoryName(MarketplaceApp.SigningKeyFile)!, "images")),
        ];
    }

    /// <summary>The same for a process.</summary>
    public static (string Name, string Value)[] Environment(string? signingKey = null) =>
        [.. New(signingKey).Select(s => (s.Name == "environment" ? "ASPNETCORE_ENVIRONMENT" : s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value))];
}
