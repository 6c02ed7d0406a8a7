using MediatR;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Messaging.Conversations;
using MultiWeb.Application.Messaging.Conversations.Commands;
using MultiWeb.Application.Messaging.Conversations.Queries;
using MultiWeb.WebApi.Common.Binding;
using MultiWeb.WebApi.Common.Endpoints;

namespace MultiWeb.WebApi.Messaging.Conversations;

internal sealed class MessageEndpoints : IEndpointGroup
{
    public string Prefix => $"{EndpointGroups.ApiPrefix}/messages";

    public string Tag => "Messages";

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/", SendMessage).RequireAuthorization().AlsoAnswers(StatusCodes.Status404NotFound);
        group.MapGet("/", ListMessages).RequireAuthorization();
    }

    private static async Task<CreatedOr<MessageResponse>> SendMessage(SendMessageCommand command, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(command, cancellationToken)).AsCreated(message => $"/conversations/{message.ConversationId}/messages");

    private static async Task<OkOr<Paged<MessageResponse>>> ListMessages(Query<ListMessagesQuery> query, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(query.Value, cancellationToken);
}
