using Microsoft.Extensions.Configuration;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Common.Security;

/// <summary>Settings as an operator would give them.</summary>
internal static class TestSettings
{
    public const string Secret = "a secret for tests that is long enough";

    public static readonly SecretKeys Keys = KeysOf(Secret);

    public static SecretKeys KeysOf(string secret) => SecretKeys.Load(Of(("Secrets:Key", secret)));

    public static IConfiguration Of(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();
}
