using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using MultiWeb.Application.Identity.MailedLinks;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.Infrastructure.Identity.MailedLinks;

/// <summary>A token is the link's id and a keyed digest of purpose and id: 40 bytes in base64url.</summary>
internal sealed class LinkTokens(Uri baseUrl, SecretKeys secrets) : ILinkTokens
{
    private const int IdBytes = sizeof(long);

    private readonly byte[] _key = secrets.For("mailed-link");

    /// <summary>Where people reach the program: <c>Links__BaseUrl</c>.</summary>
    /// <exception cref="ConfigurationException">It is no address.</exception>
    public static Uri ReadBaseUrl(IConfiguration configuration) => configuration.ReadWebAddress("Links:BaseUrl", "http://localhost:8000");

    /// <summary>The token stands behind the #: browsers send that to nobody, so it reaches no log and no referrer.</summary>
    public Uri AddressOf(LinkPurpose purpose, long linkId) =>
        new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/account/{(purpose == LinkPurpose.VerifyEmail ? "verify" : "reset")}#token={Base64Url.EncodeToString(TokenOf(purpose, linkId))}");

    public long? Read(LinkPurpose purpose, string token)
    {
        if (!Base64Url.IsValid(token, out var length) || length != IdBytes + HMACSHA256.HashSizeInBytes)
            return null;
        var given = Base64Url.DecodeFromChars(token);
        var id = BinaryPrimitives.ReadInt64BigEndian(given);
        return CryptographicOperations.FixedTimeEquals(given, TokenOf(purpose, id)) ? id : null;
    }

    private byte[] TokenOf(LinkPurpose purpose, long linkId)
    {
        var id = new byte[IdBytes];
        BinaryPrimitives.WriteInt64BigEndian(id, linkId);
        byte[] signed = [.. Encoding.UTF8.GetBytes(Wording.Of(purpose)), .. id];
        return [.. id, .. HMACSHA256.HashData(_key, signed)];
    }
}
