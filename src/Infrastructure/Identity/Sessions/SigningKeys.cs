using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>
/// The RSA keys of access tokens: one that signs, and any number of earlier ones that are still believed, so that a key can be
/// changed without anybody being logged out.
/// </summary>
internal sealed class SigningKeys : ISigningKeys
{
    private const int MinimumBits = 2048;

    private SigningKeys(RsaSecurityKey current, IReadOnlyList<RsaSecurityKey> all) => (Current, All) = (current, all);

    public RsaSecurityKey Current { get; }

    public IReadOnlyList<RsaSecurityKey> All { get; }

    public IReadOnlyList<JsonWebKeyResponse> PublicKeys => [.. All.Select(Describe)];

    public static SigningKeys Load(IConfiguration configuration)
    {
        var section = configuration.GetSection("Jwt");
        var current = Import(PemOf(section, "SigningKey") ?? DevelopmentKeys.ReadOrCreate(
            configuration, "Jwt__SigningKey (or Jwt__SigningKeyFile)", "jwt-signing.pem", NewPem), "Jwt__SigningKey");
        if (current.PrivateKeyStatus == PrivateKeyStatus.DoesNotExist)
            throw new ConfigurationException("Jwt__SigningKey holds a public key: it must be the private one, in PEM form.");
        var earlier = section.GetSection("EarlierKeys").GetChildren()
            .Select(key => Import(key.Value is { Length: > 0 } pem ? pem : ReadFile(key["File"], "Jwt__EarlierKeys"), "Jwt__EarlierKeys"));
        return new SigningKeys(current, [current, .. earlier]);
    }

    private static string? PemOf(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } pem ? pem : section[$"{name}File"] is { Length: > 0 } file ? ReadFile(file, $"Jwt__{name}File") : null;

    private static string ReadFile(string? path, string setting)
    {
        try
        {
            return File.ReadAllText(path ?? "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"{setting} names a file that cannot be read: '{path}'.");
        }
    }

    private static string NewPem()
    {
        using var rsa = RSA.Create(MinimumBits);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    private static RsaSecurityKey Import(string pem, string setting)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new ConfigurationException($"{setting} is not an RSA key in PEM form.");
        }
        if (rsa.KeySize < MinimumBits)
            throw new ConfigurationException($"{setting} is too short: {rsa.KeySize} bits, at least {MinimumBits} are needed.");
        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint()); // RFC 7638
        return key;
    }

    private static JsonWebKeyResponse Describe(RsaSecurityKey key)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonWebKeyResponse(
            "RSA", "sig", SecurityAlgorithms.RsaSha256, key.KeyId,
            Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent));
    }
}
