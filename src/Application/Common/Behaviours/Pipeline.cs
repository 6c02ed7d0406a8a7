using MediatR;
using MultiWeb.Application.Common.Cqrs;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>
/// What every request passes on its way to the handler, outermost first. Behaviours are closed over each request type when
/// the program starts, so that none is ever skipped in silence because a generic constraint does not hold.
/// </summary>
public static class Pipeline
{
    private static readonly Type[] ForQueries =
        [typeof(MetricsBehaviour<,>), typeof(LoggingBehaviour<,>), typeof(AuthorizationBehaviour<,>), typeof(ValidationBehaviour<,>), typeof(CachingBehaviour<,>)];

    private static readonly Type[] ForCommands =
        [typeof(MetricsBehaviour<,>), typeof(LoggingBehaviour<,>), typeof(AuthorizationBehaviour<,>), typeof(ValidationBehaviour<,>), typeof(UnitOfWorkBehaviour<,>)];

    /// <summary>The service and implementation types of one request's behaviours, in order.</summary>
    public static IEnumerable<(Type Service, Type Implementation)> Of(Type request)
    {
        var response = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var behaviours = IsCommand(request) ? ForCommands : ForQueries;
        return behaviours.Select(b => (typeof(IPipelineBehavior<,>).MakeGenericType(request, response), b.MakeGenericType(request, response)));
    }

    /// <summary>Every request of this layer.</summary>
    public static IEnumerable<Type> Requests => typeof(Pipeline).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(typeof(IBaseRequest)));

    private static bool IsCommand(Type request) =>
        request.IsAssignableTo(typeof(ICommand)) ||
        Array.Exists(request.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));
}
