using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.MailedLinks;

namespace MultiWeb.Application.Identity.MailedLinks;

/// <summary>What the mails about an account say, in the languages that there are.</summary>
internal static class AccountMails
{
    public static AccountMail WithLink(LinkPurpose purpose, Language language, string username, Uri address) => (purpose, language) switch
    {
        (LinkPurpose.VerifyEmail, Language.Ko) => new(
            "[MultiWeb] 이메일 주소를 확인해 주세요",
            $"{username}님, 반가워요!\n\n아래 링크를 열어 이메일 주소를 확인해 주세요. 24시간 동안 쓸 수 있어요.\n\n{address}\n\n가입하신 적이 없다면 이 메일은 무시하셔도 돼요.\n"),
        (LinkPurpose.VerifyEmail, _) => new(
            "[MultiWeb] Please confirm your e-mail address",
            $"Hello {username},\n\nopen this link to confirm your e-mail address. It works for 24 hours.\n\n{address}\n\nIf you have not registered, you can ignore this mail.\n"),
        (_, Language.Ko) => new(
            "[MultiWeb] 비밀번호 다시 설정하기",
            $"{username}님, 비밀번호를 잊으셨나요?\n\n아래 링크에서 새 비밀번호를 정할 수 있어요. 1시간 동안 한 번만 쓸 수 있어요.\n\n{address}\n\n요청하신 적이 없다면 이 메일은 무시하셔도 돼요. 비밀번호는 그대로예요.\n"),
        _ => new(
            "[MultiWeb] Set a new password",
            $"Hello {username},\n\nwith this link you can set a new password. It works once, within an hour.\n\n{address}\n\nIf you have not asked for it, you can ignore this mail: your password stays as it is.\n"),
    };

    public static AccountMail PasswordChanged(Language language, string username, DateTimeOffset at) => language == Language.Ko
        ? new(
            "[MultiWeb] 비밀번호가 변경되었어요",
            $"{username}님, 비밀번호가 {at.ToOffset(TimeSpan.FromHours(9)):yyyy-MM-dd HH:mm}(한국 시간)에 변경되었고, 다른 기기에서는 로그아웃되었어요.\n\n직접 하신 게 아니라면 바로 비밀번호를 다시 설정해 주세요.\n")
        : new(
            "[MultiWeb] Your password was changed",
            $"Hello {username},\n\nyour password was changed on {at:yyyy-MM-dd HH:mm} UTC, and other devices were logged out.\n\nIf that was not you, please set a new password at once.\n");
}

internal sealed record AccountMail(string Subject, string Text);
