using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.WebApi.Common.Binding;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>Describes the members of a <see cref="Query{T}"/> as the query parameters that they are.</summary>
internal sealed class QueryParametersTransformer : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryMetadata>().FirstOrDefault() is not { } query)
            return;
        var described = await context.GetOrCreateSchemaAsync(query.Type, null, cancellationToken);
        operation.Parameters ??= [];
        foreach (var (name, schema) in described.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = schema.Description,
                Schema = schema,
            });
        }
    }
}
