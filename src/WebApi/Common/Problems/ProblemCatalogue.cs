using System.Reflection;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Problems;

internal static class ProblemCatalogue
{
    /// <summary>Every named error of the program, found where they are declared: the static members of the <c>…Errors</c> classes.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, ProblemType>> All = new(() =>
        new[] { typeof(Error).Assembly, typeof(ICommand).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Error))
            .Select(property => (Error)property.GetValue(null)!)
            .GroupBy(error => error.Code)
            .Select(same => same.First())
            .OrderBy(error => error.Code, StringComparer.Ordinal)
            .ToDictionary(error => error.Code, error => new ProblemType(
                $"/problems/{error.Code}", error.Code, ProblemWriter.TitleOf(error.Code), ProblemWriter.StatusOf(error.Kind), error.Detail)));


    public static void UseProblems(this WebApplication app)
    {
        app.UseMiddleware<FaultMiddleware>();
        // What routing and the framework refuse by status alone gets its body here.
        app.UseStatusCodePages(context => ProblemWriter.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => CommonErrors.Unauthenticated,
            StatusCodes.Status403Forbidden => CommonErrors.Forbidden,
            StatusCodes.Status404NotFound => CommonErrors.NotFound,
            StatusCodes.Status405MethodNotAllowed => CommonErrors.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => CommonErrors.PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType => CommonErrors.UnsupportedMediaType,
            >= 500 => CommonErrors.Internal,
            _ => CommonErrors.MalformedRequest,
        }));
    }

    public static void MapProblemCatalogue(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/problems").WithTags("Problems").AllowAnonymous();
        group.MapGet("/", ListProblems).WithName(nameof(ListProblems));
        group.MapGet("/{code}", GetProblem).WithName(nameof(GetProblem)).Produces<ProblemType>();
    }

    private static IEnumerable<ProblemType> ListProblems() => All.Value.Values;

    private static IResult GetProblem(string code) =>
        All.Value.TryGetValue(code, out var problem) ? Results.Ok(problem) : Results.NotFound();
}

/// <summary>A kind of problem, explained.</summary>
internal sealed record ProblemType(string Type, string Code, string Title, int Status, string Explanation);
