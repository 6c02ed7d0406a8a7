using AutoMapper;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Messaging.Notifications;

namespace MultiWeb.Application.Messaging.Notifications;

/// <summary>Something the caller should know.</summary>
/// <param name="Type">What happened: <c>transaction_requested</c>, <c>transaction_confirmed</c>, <c>keyword_matched</c>, <c>price_dropped</c>, <c>back_again</c>, …</param>
public sealed record NotificationResponse(
    long Id, string Type, string Title, string Body, long? TransactionId, long? ProductId, bool IsRead, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt) : IDated, IPersonalRecord;

internal sealed class NotificationMappings : Profile
{
    public NotificationMappings() => CreateMap<Notification, NotificationResponse>()
        .ForCtorParam(nameof(NotificationResponse.IsRead), o => o.MapFrom(n => n.ReadAt != null));
}
