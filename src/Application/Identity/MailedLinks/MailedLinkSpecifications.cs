using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Identity.MailedLinks;

namespace MultiWeb.Application.Identity.MailedLinks;

internal sealed class OpenLinksOf : Specification<MailedLink>
{
    public OpenLinksOf(long userId, LinkPurpose purpose) => Where(l => l.UserId == userId && l.Purpose == purpose && l.EndedAt == null);
}
