namespace MultiWeb.Application.Identity.ApiKeys;

/// <summary>Makes API keys: random, known to the database by their digest only.</summary>
public interface IApiKeyFactory
{
    NewApiKey Create();
}

/// <param name="Secret">The key itself; it is shown once and kept nowhere.</param>
/// <param name="Prefix">How it begins.</param>
/// <param name="Hash">Its SHA-256 digest.</param>
public sealed record NewApiKey(string Secret, string Prefix, byte[] Hash);
