using MediatR;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Says what was asked and how it ended: names and codes, never what is in a request.</summary>
internal sealed class LoggingBehaviour<TRequest, TResponse>(ILogger<LoggingBehaviour<TRequest, TResponse>> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result
{
    private static readonly string UseCase = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        // Debug: the request log already says one line per request at information level.
        if (!response.IsSuccess)
            logger.LogDebug(LogEvents.UseCaseRefused, "{UseCase} was refused with {Code}", UseCase, response.Error.Code);
        return response;
    }
}
