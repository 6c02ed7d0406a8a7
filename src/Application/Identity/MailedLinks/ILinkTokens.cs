using MultiWeb.Domain.Identity.MailedLinks;

namespace MultiWeb.Application.Identity.MailedLinks;

/// <summary>
/// The secret part of a link, derived from it with a key that only the service holds: nothing secret is stored, and a mail
/// that is sent a second time holds the same link.
/// </summary>
public interface ILinkTokens
{
    /// <summary>The whole address, for a person to follow.</summary>
    Uri AddressOf(MailedLink link);

    /// <returns>The id of the link that it claims to be; null where it has not the form of a token.</returns>
    long? IdIn(string token);

    bool IsOf(MailedLink link, string token);
}
