using System.Globalization;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>Writes the limits of a request's validator into its description: one constant, three places that cannot disagree.</summary>
internal sealed class LimitsTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (member, limits) in LimitsOf(context.ApplicationServices, context.JsonTypeInfo.Type))
        {
            if (schema.Properties is { } properties && properties.TryGetValue(member, out var property) && property is OpenApiSchema own)
                // A rule for each element stands under the name of the whole.
                Apply(own.Items as OpenApiSchema ?? own, limits);
        }
        return Task.CompletedTask;
    }

    /// <summary>The rules of a request by the name of the member; those of an <c>Optional</c> stand under the member itself.</summary>
    private static IEnumerable<(string Member, IEnumerable<IPropertyValidator> Limits)> LimitsOf(IServiceProvider services, Type request) =>
        services.GetService(typeof(IValidator<>).MakeGenericType(request)) is IValidator validator
            ? validator.CreateDescriptor().GetMembersWithValidators()
                .Select(m => (Wording.Of(m.Key.Split('.')[0]), m.Select(rule => rule.Validator)))
            : [];

    private static void Apply(OpenApiSchema schema, IEnumerable<IPropertyValidator> limits)
    {
        foreach (var limit in limits)
        {
            switch (limit)
            {
                case ILengthValidator length:
                    if (length.Min > 0)
                        schema.MinLength = length.Min;
                    if (length.Max > 0)
                        schema.MaxLength = length.Max;
                    break;
                case IBetweenValidator between:
                    (schema.Minimum, schema.Maximum) = (Text(between.From), Text(between.To));
                    break;
                case IComparisonValidator { Comparison: Comparison.GreaterThan, ValueToCompare: not null } above:
                    schema.ExclusiveMinimum = Text(above.ValueToCompare);
                    break;
                case IComparisonValidator { Comparison: Comparison.GreaterThanOrEqual, ValueToCompare: not null } from:
                    schema.Minimum = Text(from.ValueToCompare);
                    break;
                case IComparisonValidator { Comparison: Comparison.LessThanOrEqual, ValueToCompare: not null } upTo:
                    schema.Maximum = Text(upTo.ValueToCompare);
                    break;
            }
        }
    }

    private static string? Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
