using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.MailedLinks;

/// <summary>Asks for a link on behalf of whoever knows an address; nothing that he sees tells whether there is an account.</summary>
internal sealed class LinkRequests(IRepository<User> users, IRepository<MailedLink> links, IRateLimiter rates, ICurrentUser caller, TimeProvider time)
{
    /// <param name="isFor">Whether an account needs it.</param>
    /// <returns>Success, whatever was done.</returns>
    public async Task<Result> AskAsync(string email, LinkPurpose purpose, Func<User, bool> isFor, CancellationToken cancellationToken)
    {
        // Nobody's mailbox is for others to fill, from however many addresses they ask.
        if (await rates.CountAccountAsync("mail", email) is { IsOver: true })
            return Result.Success();
        var user = await users.FirstOrDefaultAsync(new UserByEmail(email), cancellationToken);
        // For nobody it is written all the same: what is asked takes as long, and leaves as much behind.
        links.Add(MailedLink.Request(
            await links.NextIdAsync(cancellationToken), user is { IsActive: true } && isFor(user) ? user.Id : null, purpose, caller.Language, time.Now()));
        return Result.Success();
    }
}
