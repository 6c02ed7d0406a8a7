using MediatR;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Application;

/// <summary>What really stands before each handler, asked of the running container: a behaviour that silently does not run is the classic fault of this pattern.</summary>
[Collection(RunningProgramTests.Name)]
public sealed class PipelineTests(RunningProgram program)
{
    private static readonly string[] BeforeQueries = ["Metrics", "Logging", "Authorization", "Validation", "Caching"];
    private static readonly string[] BeforeCommands = ["Metrics", "Logging", "Authorization", "Validation", "UnitOfWork"];

    [Fact]
    public void The_resolved_pipeline_equals_the_table()
    {
        using var scope = program.Services.CreateScope();
        new Rule<CodeType>(RequestTests.Requests.Subjects, RequestTests.Requests.Canaries, t => t.Type.FullName!)
            .Where(IsRequest)
            .AtLeast(25)
            .Forbids(t => BehavioursOf(t, t.Neighbours.Value == Code.All ? scope.ServiceProvider : new ProviderWithOpenBehaviours()) is var real && real.SequenceEqual(TableFor(t))
                ? []
                : [$"passes [{string.Join(", ", real)}] and not [{string.Join(", ", TableFor(t))}]"])
            .Instead("Pipeline.cs closes each behaviour over each request when the program starts: change it there, and the table (docs/tour.md) with it.")
            .TurnedRedBy(typeof(SomeQuery), typeof(CommandForWhom));
    }

    [Fact]
    public void Every_handler_can_be_built()
    {
        using var scope = program.Services.CreateScope();
        new Rule<CodeType>(RequestTests.Requests.Subjects, RequestTests.Requests.Canaries, t => t.Type.FullName!)
            .Where(IsRequest)
            .AtLeast(25)
            .Forbids(t => WhyNotBuilt(scope.ServiceProvider, typeof(IRequestHandler<,>).MakeGenericType(t.Type, AnswerOf(t))) is { } why ? [why] : [])
            .Instead("Handlers are found by what they implement; what they need is registered by their module.")
            .TurnedRedBy(typeof(CommandWithoutHandler));
    }

    private static bool IsRequest(CodeType type) =>
        type.Place.Layer == "Application" && (RequestTests.IsCommand(type) || type.Is(typeof(IQuery<>))) && type.Type is { IsInterface: false, IsAbstract: false };

    private static string[] TableFor(CodeType request) => RequestTests.IsCommand(request) ? BeforeCommands : BeforeQueries;

    private static Type AnswerOf(CodeType request) => request.ArgumentsFor(typeof(IRequest<>))![0];

    private static List<string> BehavioursOf(CodeType request, IServiceProvider services) =>
        [.. services.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(request.Type, AnswerOf(request))).Select(b => b!.GetType().Name.Split("Behaviour")[0])];

    private static string? WhyNotBuilt(IServiceProvider services, Type handler)
    {
        try
        {
            services.GetRequiredService(handler);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return $"has no handler that can be built: {exception.Message}";
        }
    }
}
