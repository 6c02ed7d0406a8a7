using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Problems;
using MultiWeb.WebApi.Common.Telemetry;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>API keys, by which services act as an account: in a header of their own, so that none is taken for a token.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IApiKeyGate gate, SecurityMetrics metrics)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "api-key";
    public const string Header = "X-API-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await gate.FindAsync(Request.Headers[Header].ToString(), ClientAddress.NetworkOf(Context), Context.RequestAborted) is not { } key)
        {
            metrics.Rejected(TokenRejection.ApiKey);
            return AuthenticateResult.Fail(CommonErrors.Unauthenticated.Code);
        }
        Context.Features.Set(new LiveSession(null, key.UserId, key.Role));
        Context.Features.Set(key);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", $"{key.UserId}")], SchemeName)), SchemeName));
    }

    /// <summary>The same for a key that is unknown, revoked or expired.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ProblemWriter.WriteAsync(Context, CommonErrors.Unauthenticated);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ProblemWriter.WriteAsync(Context, CommonErrors.Forbidden);
}
