using MediatR;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Seeding;

/// <summary>Plays commands as people of the past. One that is refused is a fault of the story, and ends it.</summary>
internal sealed class Stage(IMediator mediator, Scene scene)
{
    /// <exception cref="InvalidOperationException">The marketplace has refused the command.</exception>
    public async Task<TResponse> PlayAsync<TResponse>(
        long userId, DateTimeOffset at, IRequest<TResponse> command, CancellationToken cancellationToken) where TResponse : Result
    {
        scene.Enter(userId, at);
        try
        {
            var response = await mediator.Send(command, cancellationToken);
            return response.IsSuccess
                ? response
                : throw new InvalidOperationException($"{command.GetType().Name} was refused with {response.Error.Code}: {response.Error.Detail}");
        }
        finally
        {
            scene.Leave();
        }
    }
}
