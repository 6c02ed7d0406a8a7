using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>Bearer tokens (RFC 6750): the signature says that we issued it, the session gate that it still counts.</summary>
internal static class BearerAuthentication
{
    /// <summary>Whichever of the two a request comes with; a key, where it comes with both.</summary>
    private const string Chosen = "bearer-or-key";

    public static IServiceCollection AddBearerAuthentication(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ICurrentUser, CurrentUser>();
        services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, choice => choice.ForwardDefaultSelector = context =>
                BringsKey(context.Request) ? ApiKeyAuthentication.SchemeName : JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TokenValidationParameters>((bearer, validation) =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = validation;
            bearer.Events = new JwtBearerEvents
            {
                OnTokenValidated = AskTheGateAsync,
                OnAuthenticationFailed = NoteWhyAsync,
                OnChallenge = ChallengeAsync,
                OnForbidden = context => ProblemWriter.WriteAsync(context.HttpContext, CommonErrors.Forbidden),
            };
        });
        services.AddAccessPolicies();
        return services;
    }

    /// <summary>Nothing is done for who brings neither, as most readers do.</summary>
    public static void UseBearerAuthentication(this WebApplication app)
    {
        // The framework would put it before everything else, for everybody.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(context => context.Request.Headers.Authorization.Count > 0 || BringsKey(context.Request), who => who.UseAuthentication());
    }

    private static bool BringsKey(HttpRequest request) => request.Headers.ContainsKey(ApiKeyAuthentication.Header);

    private static async Task AskTheGateAsync(TokenValidatedContext context)
    {
        var gate = context.HttpContext.RequestServices.GetRequiredService<ISessionGate>();
        var session = long.TryParse(context.Principal?.FindFirst("sid")?.Value, out var id)
            ? await gate.FindAsync(id, context.HttpContext.RequestAborted)
            : null;
        if (session is null || session.UserId.ToString() != context.Principal?.FindFirst("sub")?.Value)
            Refuse(context.HttpContext, CommonErrors.TokenRevoked, TokenRejection.Revoked, context.Fail);
        else
            context.HttpContext.Features.Set(session);
    }

    private static Task NoteWhyAsync(AuthenticationFailedContext context)
    {
        // Anything but a token that cannot be believed is a fault of ours, and goes on being thrown.
        if (context.Exception is SecurityTokenException or ArgumentException)
            Refuse(
                context.HttpContext, context.Exception is SecurityTokenExpiredException ? CommonErrors.TokenExpired : CommonErrors.Unauthenticated,
                ReasonOf(context.Exception), context.Fail);
        return Task.CompletedTask;
    }

    private static TokenRejection ReasonOf(Exception exception) => exception switch
    {
        SecurityTokenExpiredException => TokenRejection.Expired,
        SecurityTokenInvalidSignatureException => TokenRejection.Signature,
        SecurityTokenMalformedException or ArgumentException => TokenRejection.Malformed,
        _ => TokenRejection.Claims,
    };

    private static void Refuse(HttpContext context, Error why, TokenRejection reason, Action<string> fail)
    {
        context.RequestServices.GetRequiredService<SecurityMetrics>().Rejected(reason);
        context.Features.Set(new Refusal(why));
        fail(why.Code);
    }

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var refusal = context.HttpContext.Features.Get<Refusal>();
        context.Response.Headers.WWWAuthenticate = refusal is null ? "Bearer" : $"Bearer error=\"invalid_token\", error_description=\"{refusal.Why.Detail}\"";
        return ProblemWriter.WriteAsync(context.HttpContext, refusal?.Why ?? CommonErrors.Unauthenticated);
    }

    private sealed record Refusal(Error Why);
}
