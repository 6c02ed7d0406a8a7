using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;

namespace MultiWeb.Application.Identity.MailedLinks;

/// <summary>Uses a link by what stood in the mail; of two who do so at once, one loses the race for its row and finds it used.</summary>
internal sealed class LinkUse(IRepository<MailedLink> links, ILinkTokens tokens, TimeProvider time)
{
    public const int TokenMaxLength = 200;

    /// <returns>Whose account it opens.</returns>
    public async Task<Result<long>> UseAsync(LinkPurpose purpose, string token, CancellationToken cancellationToken)
    {
        if (tokens.IdIn(token) is not { } id || await links.GetByIdAsync(id, cancellationToken) is not { } link
            || link.Purpose != purpose || !tokens.IsOf(link, token))
            return MailedLinkErrors.Unknown;
        return link.Use(time.Now());
    }
}
