using System.Diagnostics;
using MediatR;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Measures and traces the whole use case, refusals included.</summary>
internal sealed class MetricsBehaviour<TRequest, TResponse>(UseCaseMetrics metrics) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result
{
    private static readonly string UseCase = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = UseCaseMetrics.Source.StartActivity(UseCase);
        var started = Stopwatch.GetTimestamp();
        var outcome = "error";
        try
        {
            var response = await next();
            outcome = response.IsSuccess ? "ok" : response.Error.Code;
            return response;
        }
        finally
        {
            activity?.SetTag("multiweb.outcome", outcome);
            metrics.Record(UseCase, outcome, Stopwatch.GetElapsedTime(started));
        }
    }
}
