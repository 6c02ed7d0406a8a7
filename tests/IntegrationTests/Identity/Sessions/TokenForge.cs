using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Takes a token apart and puts it together again in every way that must not be believed, and in one that must.</summary>
internal sealed class TokenForge
{
    private readonly JsonObject _header;
    private readonly JsonObject _claims;

    public TokenForge(string token)
    {
        var parts = token.Split('.');
        (_header, _claims) = (Read(parts[0]), Read(parts[1]));
    }

    public string Kid => _header["kid"]!.GetValue<string>();

    /// <summary>Signed with the program's own key, header and claims changed; a null takes a member away.</summary>
    public string Genuine(params (string Name, object? Value)[] changes)
    {
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(MarketplaceApp.SigningKeyFile));
        return Sign(key, changes);
    }

    /// <summary>Signed with the program's own key by another algorithm of RSA (RFC 7518, sections 3.3 and 3.5).</summary>
    public string WithAlgorithm(string algorithm, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(MarketplaceApp.SigningKeyFile));
        var text = Text([("alg", algorithm)]);
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), hash, padding))}";
    }

    public string WithForeignKey(params (string Name, object? Value)[] changes)
    {
        using var key = RSA.Create(2048);
        return Sign(key, changes);
    }

    public string Unsigned(string algorithm) => $"{Text([("alg", algorithm)])}.";

    /// <summary>The confusion of RS256 with HS256: the public key, which everybody has, taken for the secret.</summary>
    public string WithPublicKeyAsSecret(Func<RSA, byte[]> form)
    {
        using var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(MarketplaceApp.SigningKeyFile));
        var text = Text([("alg", "HS256")]);
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(form(key), Encoding.ASCII.GetBytes(text)))}";
    }

    public string WithEllipticCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = Text([("alg", "ES256")]);
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Signed with a key that the token itself brings along.</summary>
    public string WithKeyInHeader()
    {
        using var key = RSA.Create(2048);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return Sign(key, [("kid", "brought"), ("jwk", new
        {
            kty = "RSA",
            kid = "brought",
            n = Base64Url.EncodeToString(parameters.Modulus),
            e = Base64Url.EncodeToString(parameters.Exponent),
        })]);
    }

    /// <summary>The same as a certificate (RFC 7515, section 4.1.6), which names the program's own key or none.</summary>
    public string WithCertificateInHeader(string? kid)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=multiweb", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return Sign(key, [("kid", kid), ("x5c", new[] { Convert.ToBase64String(certificate.RawData) })]);
    }

    private string Sign(RSA key, (string Name, object? Value)[] changes)
    {
        var text = Text(changes);
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private string Text((string Name, object? Value)[] changes)
    {
        var (header, claims) = (_header.DeepClone().AsObject(), _claims.DeepClone().AsObject());
        foreach (var (name, value) in changes)
        {
            var part = name is "alg" or "typ" or "kid" or "jwk" or "jku" or "x5u" or "x5c" ? header : claims;
            if (value is null)
                part.Remove(name);
            else
                part[name] = JsonSerializer.SerializeToNode(value);
        }
        return $"{Write(header)}.{Write(claims)}";
    }

    private static JsonObject Read(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Write(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
