using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications.Reactions;

/// <summary>Whoever has reported something hears that it was looked at; whoever was warned hears that.</summary>
internal sealed class TellOfReport(IRepository<Notification> notifications) : IReaction<ReportResolved>
{
    public async Task ReactAsync(ReportResolved happened, CancellationToken cancellationToken)
    {
        await NotifyAsync(happened.ReporterId, new NotificationText("report_resolved", "신고 처리 완료", "보내 주신 신고를 확인하고 처리했어요. 알려 주셔서 고마워요."));
        if (happened is { Outcome: "warned", OwnerId: { } owner })
            await NotifyAsync(owner, new NotificationText("report_warning", "운영 정책 안내", $"{WhatOf(happened.TargetType)} 신고가 접수되어 확인했어요. 운영 정책을 지켜 주세요. 반복되면 이용이 제한될 수 있어요."));

        async Task NotifyAsync(long userId, NotificationText text) => notifications.Add(Notification.Create(
            await notifications.NextIdAsync(cancellationToken), userId, text, transactionId: null,
            happened.TargetType == "product" ? happened.TargetId : null, happened.At));
    }

    private static string WhatOf(string targetType) => targetType switch
    {
        "product" => "회원님의 게시글에 대한",
        "message" => "회원님이 보낸 메시지에 대한",
        _ => "회원님에 대한",
    };
}
