using MultiWeb.Domain.Identity.MailedLinks;

namespace MultiWeb.Application.Identity.MailedLinks;

/// <summary>
/// The secret part of a link, derived from its id with a key that only the service holds: nothing secret is stored, and a mail
/// that is sent a second time holds the same link.
/// </summary>
public interface ILinkTokens
{
    /// <summary>The whole address, for a person to follow.</summary>
    Uri AddressOf(LinkPurpose purpose, long linkId);

    /// <returns>The id of the link; null where the token is not one of ours for this purpose.</returns>
    long? Read(LinkPurpose purpose, string token);
}
