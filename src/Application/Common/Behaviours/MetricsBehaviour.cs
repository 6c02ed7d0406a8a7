using System.Diagnostics;
using MediatR;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Measures and traces the whole use case, refusals included, and tells those who look on how it ended.</summary>
internal sealed class MetricsBehaviour<TRequest, TResponse>(UseCaseMetrics metrics, IEnumerable<IOutcomeObserver<TRequest>> observers)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result
{
    private static readonly string UseCase = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Instrumentation.Activities.StartActivity(UseCase);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var response = await next();
            metrics.Ended(UseCase, response.IsSuccess ? UseCaseOutcome.Ok : UseCaseOutcome.Refused, Stopwatch.GetElapsedTime(started));
            activity?.SetTag("multiweb.outcome", response.IsSuccess ? "ok" : response.Error.Code);
            foreach (var observer in observers)
                observer.Ended(request, response);
            return response;
        }
        // A caller who has gone away is no error, and how long he waited is no duration of the use case.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            metrics.Ended(UseCase, UseCaseOutcome.Error, Stopwatch.GetElapsedTime(started));
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetBaseException().GetType().FullName);
            throw;
        }
    }
}
