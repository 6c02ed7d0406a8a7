using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.UnitTests.WebApi.Common.Problems;

public sealed class FaultMiddlewareTests
{
    [Theory]
    [InlineData(false, 499)]
    [InlineData(true, 200)]
    public async Task What_a_client_has_left_is_499_unless_another_status_is_on_its_way(bool hasStarted, int status)
    {
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        context.Features.Set<IHttpResponseFeature>(new Response(hasStarted));

        await new FaultMiddleware(_ => throw new OperationCanceledException(), new FaultClassifier(), NullLogger<FaultMiddleware>.Instance).InvokeAsync(context);

        context.Response.StatusCode.Should().Be(status);
    }

    private sealed class Response(bool hasStarted) : HttpResponseFeature
    {
        public override bool HasStarted => hasStarted;
    }
}
