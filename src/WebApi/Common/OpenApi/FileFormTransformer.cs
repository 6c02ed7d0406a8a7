using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.WebApi.Common.Binding;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>Describes a <see cref="FileForm"/> as the body that it is.</summary>
internal sealed class FileFormTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<FileFormMetadata>().FirstOrDefault() is { } form)
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = SchemaOf(form) } } };
        return Task.CompletedTask;
    }

    private static OpenApiSchema SchemaOf(FileFormMetadata form) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { form.Field },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            [form.Field] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The file itself, at most 10 MiB." },
        },
    };
}
