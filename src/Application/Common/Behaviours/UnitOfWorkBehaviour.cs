using MediatR;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Makes a command all or nothing; a rehearsal is nothing.</summary>
internal sealed class UnitOfWorkBehaviour<TRequest, TResponse>(IUnitOfWork unitOfWork, UseCaseMetrics metrics) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result, IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IRehearsable { DryRun: true })
            return await next();

        var attempts = 0;
        try
        {
            return await unitOfWork.ExecuteAsync(Attempt, request is ICommitsRefusals, cancellationToken);
        }
        finally
        {
            metrics.Retried(attempts - 1);
        }

        Task<TResponse> Attempt()
        {
            attempts++;
            return next();
        }
    }
}
