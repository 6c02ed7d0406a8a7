using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.MailedLinks;

public static class MailedLinkErrors
{
    /// <summary>Made up, cut short, or a link for something else.</summary>
    public static Error Unknown { get; } = CommonErrors.Invalid("#/token", "unknown_link", "This is no link of ours, or only a part of one.");

    public static Error Gone { get; } = CommonErrors.Gone with { Detail = "This link was used, or is too old. Ask for a new one." };
}
