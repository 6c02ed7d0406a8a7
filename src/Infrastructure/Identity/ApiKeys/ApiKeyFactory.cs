using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.Application.Identity.ApiKeys;
using MultiWeb.Domain.Identity.ApiKeys;

namespace MultiWeb.Infrastructure.Identity.ApiKeys;

/// <summary><c>mw_</c>, by which a scanner for leaked secrets knows it, and 32 random bytes as base64url.</summary>
internal sealed class ApiKeyFactory : IApiKeyFactory
{
    private const string Mark = "mw_";
    private const int SecretBytes = 32;
    private const int KeyLength = 46; // the mark, and 32 bytes in base64url

    public NewApiKey Create()
    {
        var secret = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return new NewApiKey(secret, secret[..ApiKey.PrefixLength], Digest(secret));
    }

    /// <summary>Whether it can be one of ours at all: what cannot is not looked for.</summary>
    public static bool HasForm(string key) => key.Length == KeyLength && key.StartsWith(Mark, StringComparison.Ordinal) && Base64Url.IsValid(key.AsSpan(Mark.Length));

    // No salt and no cost: 256 random bits cannot be guessed. The digest is what is compared, so time tells nothing about the key.
    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
