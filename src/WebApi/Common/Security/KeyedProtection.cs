using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>
/// ASP.NET Core's data protection by one key that all instances have: AES-GCM under a key for each purpose (HKDF, RFC 5869). The
/// framework's own makes up keys and needs a place where all instances find them. For what lives for hours: there is no rotation
/// but that of the key itself.
/// </summary>
internal sealed class KeyedProtection(byte[] key) : IDataProtector
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public IDataProtector CreateProtector(string purpose) => new KeyedProtection(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes(purpose)));

    public byte[] Protect(byte[] plaintext)
    {
        var sealedData = new byte[NonceBytes + plaintext.Length + TagBytes];
        var (nonce, text, tag) = Parts(sealedData);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce.Span, plaintext, text.Span, tag.Span);
        return sealedData;
    }

    /// <exception cref="CryptographicException">It was sealed by another key or changed since.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceBytes + TagBytes)
            throw new CryptographicException("Too short.");
        var (nonce, text, tag) = Parts(protectedData);
        var plaintext = new byte[text.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce.Span, text.Span, tag.Span, plaintext);
        return plaintext;
    }

    private static (Memory<byte> Nonce, Memory<byte> Text, Memory<byte> Tag) Parts(byte[] data) =>
        (data.AsMemory(0, NonceBytes), data.AsMemory(NonceBytes..^TagBytes), data.AsMemory(data.Length - TagBytes));
}
