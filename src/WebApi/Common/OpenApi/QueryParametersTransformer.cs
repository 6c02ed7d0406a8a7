using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
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
        var json = context.ApplicationServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        operation.Parameters ??= [];
        foreach (var property in query.MembersIn(json))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = property.Name,
                In = ParameterLocation.Query,
                Schema = await context.GetOrCreateSchemaAsync(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, null, cancellationToken),
            });
        }
    }
}
