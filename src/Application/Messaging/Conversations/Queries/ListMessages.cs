using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Messaging.Conversations;

namespace MultiWeb.Application.Messaging.Conversations.Queries;

/// <summary>What the caller has sent and received, newest first.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ListMessagesQuery : PagedQuery, IQuery<Paged<MessageResponse>>;

internal sealed class ListMessagesValidator : PagedQueryValidator<ListMessagesQuery>;

internal sealed class ListMessagesHandler(
    IReadRepository<Message> messages, ICurrentUser me) : IQueryHandler<ListMessagesQuery, Paged<MessageResponse>>
{
    public Task<Result<Paged<MessageResponse>>> Handle(ListMessagesQuery query, CancellationToken cancellationToken) =>
        messages.PageAsync(new MessagesOf(me.Id), query, cancellationToken);
}
