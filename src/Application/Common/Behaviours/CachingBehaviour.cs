using MediatR;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Answers an <see cref="ICachedQuery"/> from memory where it can.</summary>
internal sealed class CachingBehaviour<TRequest, TResponse>(IAnswerCache cache) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is ICachedQuery { IsWorthKeeping: true } query ? cache.GetOrAddAsync(query, () => next(), cancellationToken) : next();
}
