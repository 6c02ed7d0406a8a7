using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.Infrastructure.Identity.Sessions;

internal sealed class RefreshTokenFactory(SecretKeys secrets) : IRefreshTokenFactory
{
    private const int TokenBytes = 32;

    private readonly byte[] _key = secrets.For("refresh-token");

    public string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public string SuccessorOf(string token) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(token)));

    // No salt and no cost: 256 random bits cannot be guessed.
    public byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
