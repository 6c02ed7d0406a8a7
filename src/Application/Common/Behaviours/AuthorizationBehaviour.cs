using System.Reflection;
using MediatR;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Holds a request to its <see cref="AccessAttribute"/>; one without is refused to everybody.</summary>
internal sealed class AuthorizationBehaviour<TRequest, TResponse>(ICurrentUser user) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result, IFailable<TResponse>
{
    private static readonly AccessLevel? Needed = typeof(TRequest).GetCustomAttribute<AccessAttribute>()?.Level;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        user.Level >= Needed ? next() : Task.FromResult(TResponse.Failure(user.Level == AccessLevel.Anyone ? CommonErrors.Unauthenticated : CommonErrors.Forbidden));
}
