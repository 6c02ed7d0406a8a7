using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using MultiWeb.Application.Identity.MailedLinks;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Security;

namespace MultiWeb.Infrastructure.Identity.MailedLinks;

/// <summary>A token is the link's id and a keyed digest of what it is for: 40 bytes in base64url.</summary>
internal sealed class LinkTokens(Uri baseUrl, SecretKeys secrets) : ILinkTokens
{
    private const int IdBytes = sizeof(long);

    private readonly byte[] _key = secrets.For("mailed-link");

    /// <summary>Where people reach the program: <c>Links__BaseUrl</c>.</summary>
    /// <exception cref="ConfigurationException">It is no address; or there is none, and mail with links goes out to people.</exception>
    public static Uri ReadBaseUrl(IConfiguration configuration) =>
        configuration["Mail:Host"] is { Length: > 0 } && configuration["Links:BaseUrl"] is null or ""
            ? throw new ConfigurationException("Links__BaseUrl is not set: with Mail__Host the program sends links, and must know how people reach it.")
            : configuration.ReadWebAddress("Links:BaseUrl", "http://localhost:8000");

    /// <summary>The token stands behind the #: browsers send that to nobody, so it reaches no log and no referrer.</summary>
    public Uri AddressOf(MailedLink link) =>
        new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/account/{(link.Purpose == LinkPurpose.VerifyEmail ? "verify" : "reset")}#token={Base64Url.EncodeToString(TokenOf(link))}");

    public long? IdIn(string token) => Base64Url.IsValid(token, out var length) && length == IdBytes + HMACSHA256.HashSizeInBytes
        ? BinaryPrimitives.ReadInt64BigEndian(Base64Url.DecodeFromChars(token))
        : null;

    public bool IsOf(MailedLink link, string token) => CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(token), TokenOf(link));

    /// <summary>
    /// Not of the id alone: a database that is restored from a copy gives ids out again, and what was sent for one of them before
    /// must not open what another has asked for.
    /// </summary>
    private byte[] TokenOf(MailedLink link)
    {
        var id = new byte[IdBytes];
        BinaryPrimitives.WriteInt64BigEndian(id, link.Id);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{Wording.Of(link.Purpose)} {link.Id} {link.UserId} {link.CreatedAt.ToUnixTimeMilliseconds()}");
        return [.. id, .. HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed))];
    }
}
