using AutoMapper;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Application.Messaging.Conversations;

/// <summary>A message as its two parties see it.</summary>
public sealed record MessageResponse(
    long Id, long ConversationId, long SenderId, long ReceiverId, long? ProductId, string Content, bool IsRead,
    string? AttachmentUrl, string? ClientMsgId, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt) : IDated, IPersonalRecord;

internal sealed class MessageMappings : Profile
{
    public MessageMappings() => CreateMap<Message, MessageResponse>()
        .ForCtorParam(nameof(MessageResponse.IsRead), o => o.MapFrom(m => m.ReadAt != null));
}
