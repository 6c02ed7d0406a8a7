using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common.Security;

/// <summary>
/// The service's own secret, from which a key for each purpose is derived (HKDF, RFC 5869). Whoever changes it makes every
/// stored password and every cursor worthless; sessions live on, and are ended by revoking them.
/// </summary>
public sealed class SecretKeys
{
    private const int MinimumBytes = 32;

    private readonly byte[] _secret;

    private SecretKeys(byte[] secret) => _secret = secret;

    public static SecretKeys Load(IConfiguration configuration)
    {
        if (configuration["Secrets:Key"] is { Length: > 0 } text)
        {
            var secret = Encoding.UTF8.GetBytes(text);
            return secret.Length >= MinimumBytes
                ? new SecretKeys(secret)
                : throw new ConfigurationException($"Secrets__Key is too short: it needs at least {MinimumBytes} characters of randomness.");
        }
        return new SecretKeys(Encoding.UTF8.GetBytes(DevelopmentKeys.ReadOrCreate(
            configuration, "Secrets__Key", "secret.txt", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinimumBytes)))));
    }

    /// <summary>32 bytes that stand for one purpose and tell nothing about any other.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, 32, info: Encoding.UTF8.GetBytes(purpose));
}
