using MediatR;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Catalog.Products.Commands;
using MultiWeb.Application.Catalog.Products.Queries;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Identity.Sessions.Commands;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Application.Common.Behaviours;

public sealed class PipelineTests
{
    private static readonly Type[] Before =
        [typeof(MetricsBehaviour<,>), typeof(LoggingBehaviour<,>), typeof(AuthorizationBehaviour<,>), typeof(ValidationBehaviour<,>)];

    [Fact]
    public void A_query_ends_in_the_cache() =>
        Pipeline.Of(typeof(GetProductQuery)).Should().Equal(Closed<GetProductQuery, Result<ProductResponse>>([.. Before, typeof(CachingBehaviour<,>)]));

    [Fact]
    public void A_command_ends_in_a_unit_of_work() =>
        Pipeline.Of(typeof(CreateProductCommand)).Should().Equal(Closed<CreateProductCommand, Result<ProductResponse>>([.. Before, typeof(UnitOfWorkBehaviour<,>)]));

    [Fact]
    public void A_command_that_answers_nothing_is_a_command_too() =>
        Pipeline.Of(typeof(LogoutCommand)).Should().Equal(Closed<LogoutCommand, Result>([.. Before, typeof(UnitOfWorkBehaviour<,>)]));

    [Fact]
    public void Every_request_has_its_pipeline()
    {
        Pipeline.Requests.Should().HaveCountGreaterThan(20).And.Contain([typeof(GetProductQuery), typeof(CreateProductCommand), typeof(LogoutCommand)]);
        Pipeline.Requests.Should().AllSatisfy(request => Pipeline.Of(request).Should().HaveCountGreaterThan(Before.Length));
    }

    private static IEnumerable<(Type, Type)> Closed<TRequest, TResponse>(Type[] behaviours) where TRequest : IRequest<TResponse> =>
        behaviours.Select(b => (typeof(IPipelineBehavior<TRequest, TResponse>), b.MakeGenericType(typeof(TRequest), typeof(TResponse))));
}
