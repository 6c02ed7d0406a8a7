using MediatR;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>
/// A container as it is usually set up: behaviours registered open, so that the container leaves out without a word the one
/// whose constraint does not hold, and with two of them the wrong way round.
/// </summary>
internal sealed class ProviderWithOpenBehaviours : IServiceProvider
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(MetricsBehaviour<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehaviour<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehaviour<,>))
        .BuildServiceProvider();

    public object? GetService(Type serviceType) => _services.GetService(serviceType);
}

internal sealed class MetricsBehaviour<TRequest, TResponse> : Passing<TRequest, TResponse> where TRequest : IRequest<TResponse>;

internal sealed class LoggingBehaviour<TRequest, TResponse> : Passing<TRequest, TResponse> where TRequest : IRequest<TResponse>;

internal sealed class AuthorizationBehaviour<TRequest, TResponse> : Passing<TRequest, TResponse> where TRequest : IRequest<TResponse>;

internal sealed class ValidationBehaviour<TRequest, TResponse> : Passing<TRequest, TResponse> where TRequest : IRequest<TResponse>;

/// <summary>The constraint that is too narrow.</summary>
internal sealed class UnitOfWorkBehaviour<TRequest, TResponse> : Passing<TRequest, TResponse> where TRequest : IRequest<TResponse> where TResponse : IReadOnlyList<Result>;

internal abstract class Passing<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) => next();
}
