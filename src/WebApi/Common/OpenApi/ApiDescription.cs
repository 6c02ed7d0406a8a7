using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Security;

namespace MultiWeb.WebApi.Common.OpenApi;

/// <summary>The OpenAPI document, and the page to try it on.</summary>
internal static class ApiDescription
{
    private const string SchemeName = "bearer";
    private const string KeySchemeName = "api_key";
    public const string Page = "/docs";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "MultiWeb",
                Version = "v1",
                Description = "A second-hand marketplace. Money is a decimal number with two places, times are RFC 3339 in UTC, every refusal is a problem (RFC 9457) whose `code` is listed at /problems.",
                License = new OpenApiLicense { Name = "MIT" },
            };
            // The document is the same wherever it is served, so that its committed copy can be compared.
            document.Servers = [new OpenApiServer { Url = "/" }];
            (document.Components ??= new OpenApiComponents()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [SchemeName] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = SchemeName, BearerFormat = "JWT", Description = "The access_token of POST /api/v1/auth/login." },
                [KeySchemeName] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthentication.Header, Description = "A key of POST /api/v1/admin/api-keys, for services; each operation names the scope that it asks for, and what names none is closed to keys." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(new QueryParametersTransformer());
        options.AddOperationTransformer(new FileFormTransformer());
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Summary ??= Sentence(operation.OperationId);
            // What the security schemes have no words for: as whom one must have signed in.
            if (AccessPolicies.LevelOf(context.Description.ActionDescriptor.EndpointMetadata) is not { } level)
                return Task.CompletedTask;
            (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>())["x-access-level"] = new JsonNodeExtension(JsonValue.Create(Wording.Of(level)));
            if (level > AccessLevel.Anyone)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SchemeName, context.Document)] = [] }];
                if (ApiKeyScopes.Needed($"/{context.Description.RelativePath}", context.Description.HttpMethod ?? "") is { } scope)
                    operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeySchemeName, context.Document)] = [scope] });
            }
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<CsrfRequired>().Any())
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = CsrfTokens.Header,
                    In = ParameterLocation.Header,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Description = "The token of GET /api/v1/auth/browser/csrf.",
                });
            }
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(new HouseSchemaTransformer());
        options.AddSchemaTransformer(new OptionalSchemaTransformer());
        options.AddSchemaTransformer(new LimitsTransformer());
        options.CreateSchemaReferenceId = type => OptionalSchemaTransformer.IsOptional(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous().WithoutRate();
        // No other request passes by it: it would compare each address with its own, by regular expressions.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page, StringComparison.OrdinalIgnoreCase), docs => docs.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page[1..];
            page.DocumentTitle = "MultiWeb API";
            page.SwaggerEndpoint("/openapi/v1.json", "MultiWeb v1");
            page.ConfigObject.AdditionalItems["persistAuthorization"] = true;
            page.ConfigObject.AdditionalItems["tryItOutEnabled"] = true;
            page.ConfigObject.AdditionalItems["tagsSorter"] = "alpha";
        }));
    }

    /// <summary>The name of an operation as a person says it: <c>ListProducts</c> is "List products".</summary>
    private static string? Sentence(string? name)
    {
        if (name is null)
            return null;
        var words = Wording.Of(name).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
