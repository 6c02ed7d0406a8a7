using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace MultiWeb.WebApi.Common.Security;

/// <summary>Whichever of the two a request comes with; a key, where it comes with both. For who brings neither, as most readers do, nothing is made.</summary>
internal sealed class BearerOrKey : IAuthenticationHandler
{
    public const string SchemeName = "bearer-or-key";

    private static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    private HttpContext _context = null!;

    private string Scheme => _context.Request.Headers.ContainsKey(ApiKeyAuthentication.Header) ? ApiKeyAuthentication.SchemeName : JwtBearerDefaults.AuthenticationScheme;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() =>
        _context.Request.Headers.Authorization.Count > 0 || Scheme == ApiKeyAuthentication.SchemeName ? _context.AuthenticateAsync(Scheme) : Nobody;

    public Task ChallengeAsync(AuthenticationProperties? properties) => _context.ChallengeAsync(Scheme, properties);

    public Task ForbidAsync(AuthenticationProperties? properties) => _context.ForbidAsync(Scheme, properties);
}
