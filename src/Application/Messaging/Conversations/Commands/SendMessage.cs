using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Catalog.Contracts;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Common.Validation;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Application.Messaging.Conversations.Commands;

/// <summary>Writes to somebody. The conversation opens with the first message.</summary>
/// <param name="ProductId">What it is about; the conversation is about the same.</param>
/// <param name="ClientMsgId">The sender's own name for the message: sending it again answers with the first one.</param>
[Access(AccessLevel.SignedIn)]
public sealed record SendMessageCommand(
    long ReceiverId, string Content, long? ProductId = null, string? AttachmentUrl = null, string? ClientMsgId = null) : ICommand<MessageResponse>;

internal sealed class SendMessageValidator : AbstractValidator<SendMessageCommand>
{
    public SendMessageValidator()
    {
        RuleFor(c => c.ReceiverId).GreaterThan(0);
        RuleFor(c => c.Content).NotEmpty().MaximumLength(Message.ContentMaxLength);
        RuleFor(c => c.ProductId).GreaterThan(0);
        RuleFor(c => c.AttachmentUrl).MustBeHttpsUrl(Message.AttachmentUrlMaxLength);
        RuleFor(c => c.ClientMsgId).Length(1, Message.ClientMessageIdMaxLength);
    }
}

internal sealed class SendMessageHandler(
    IRepository<Conversation> conversations, IRepository<Message> messages, IUserDirectory users, IBlocks blocks, IProductDirectory products,
    ICurrentUser me, TimeProvider time, IMapper mapper) : ICommandHandler<SendMessageCommand, MessageResponse>
{
    public async Task<Result<MessageResponse>> Handle(SendMessageCommand command, CancellationToken cancellationToken)
    {
        if (command.ReceiverId == me.Id)
            return MessageErrors.ToOneself;
        if (command.ClientMsgId is { } name && await messages.FirstOrDefaultAsync(new SentBefore(me.Id, name), cancellationToken) is { } sent)
            return mapper.Map<MessageResponse>(sent);
        if (await users.FindActiveAsync(command.ReceiverId, cancellationToken) is null)
            return CommonErrors.NotFound;
        if (await blocks.AnyBetweenAsync(me.Id, command.ReceiverId, cancellationToken))
            return CommonErrors.Blocked;
        if (command.ProductId is { } productId && !await products.ExistsAsync(productId, cancellationToken))
            return CommonErrors.NotFound;

        var now = time.Now();
        var conversation = await FindOrOpenAsync(command, now, cancellationToken);
        conversation.MessageSent(now);
        var message = Message.Send(
            await messages.NextIdAsync(cancellationToken), conversation.Id, me.Id, command.ReceiverId,
            new MessageContent(command.Content, command.ProductId, command.AttachmentUrl, command.ClientMsgId), now);
        messages.Add(message);
        return mapper.Map<MessageResponse>(message);
    }

    private async Task<Conversation> FindOrOpenAsync(SendMessageCommand command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await conversations.FirstOrDefaultAsync(new Between(me.Id, command.ReceiverId, command.ProductId), cancellationToken) is { } open)
            return open;
        var conversation = Conversation.Open(await conversations.NextIdAsync(cancellationToken), me.Id, command.ReceiverId, command.ProductId, now);
        conversations.Add(conversation);
        return conversation;
    }

    private sealed class SentBefore : Specification<Message>
    {
        public SentBefore(long senderId, string clientMsgId) => Where(m => m.SenderId == senderId && m.ClientMsgId == clientMsgId);
    }

    private sealed class Between : Specification<Conversation>
    {
        public Between(long one, long other, long? productId)
        {
            var (low, high) = (Math.Min(one, other), Math.Max(one, other));
            Where(c => c.LowUserId == low && c.HighUserId == high && c.ProductId == productId);
        }
    }
}
