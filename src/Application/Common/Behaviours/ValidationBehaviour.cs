using FluentValidation;
using FluentValidation.Results;
using MediatR;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Behaviours;

/// <summary>Refuses a request whose fields are not acceptable, with all of them at once.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : Result, IFailable<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        validators.Any() ? CheckAsync(request, next, cancellationToken) : next();

    private async Task<TResponse> CheckAsync(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var failures = new List<ValidationFailure>();
        foreach (var validator in validators)
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        if (failures.Count == 0)
            return await next();
        return TResponse.Failure(CommonErrors.ValidationFailed with
        {
            Fields = [.. failures.Select(f => new FieldError(PointerTo(f.PropertyName), CodeOf(f.ErrorCode), f.ErrorMessage))],
        });
    }

    /// <summary><c>ImageUrls[3]</c> becomes <c>#/image_urls/3</c>; the value of a merge patch's member is the member itself.</summary>
    private static string PointerTo(string property) =>
        "#/" + string.Join('/', property.Split('.', '[', ']')
            .Where(part => part.Length > 0 && part != "Value")
            .Select(Wording.Of));

    /// <summary>FluentValidation's <c>MaximumLengthValidator</c> is <c>maximum_length</c> outside.</summary>
    private static string CodeOf(string errorCode) =>
        Wording.Of(errorCode.EndsWith("Validator", StringComparison.Ordinal) ? errorCode[..^"Validator".Length] : errorCode);
}
