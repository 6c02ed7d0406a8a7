using FluentValidation;
using MediatR;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Application.Common.Behaviours;

/// <summary>What a client reads when a validator refuses: the fields as the pipeline names them, with their codes.</summary>
internal static class Refusals
{
    /// <returns><c>#/price money</c> for each wrong field, in order; nothing for a request that may pass.</returns>
    public static string[] Of<TRequest, TValue>(IValidator<TRequest> validator, TRequest request)
        where TRequest : IRequest<Result<TValue>>
    {
        // No rule here waits for anything, so the answer is there at once.
        var result = new ValidationBehaviour<TRequest, Result<TValue>>([validator])
            .Handle(request, CancellationToken.None, () => Task.FromResult<Result<TValue>>(default(TValue)!)).GetAwaiter().GetResult();
        if (result.IsSuccess)
            return [];
        result.Error.Code.Should().Be("validation_failed");
        return [.. result.Error.Fields.Select(f => $"{f.Pointer} {f.Code}")];
    }
}
