using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Application.Identity.Sessions;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>
/// Cloudflare Turnstile: its script in the page makes the solution, its server says what it is worth, once. While that server does
/// not answer, or does not take our key, nobody is let through and nobody is counted: 503.
/// </summary>
internal sealed class TurnstileCaptcha(TurnstileSettings settings, HttpClient http, ILogger<TurnstileCaptcha> logger) : ICaptcha
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public CaptchaResponse Challenge() => new(Provider: "turnstile", SiteKey: settings.SiteKey);

    public async Task<bool> AcceptsAsync(string solution, string? clientIp, CancellationToken cancellationToken)
    {
        try
        {
            using var form = new FormUrlEncodedContent([new("secret", settings.SecretKey), new("response", solution), new("remoteip", clientIp ?? "")]);
            using var answer = await http.PostAsync(settings.VerifyUrl, form, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var verdict = await answer.Content.ReadFromJsonAsync<Verdict>(cancellationToken) ?? throw new JsonException("It said nothing.");
            if (!verdict.Success && Array.Exists(verdict.ErrorCodes ?? [], code => code.EndsWith("-input-secret", StringComparison.Ordinal)))
                throw new HttpRequestException("It does not take Captcha__Turnstile__SecretKey.");
            return verdict.Success;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning(LogEvents.CaptchaUnavailable, "Captchas cannot be verified ({Reason})", exception is HttpRequestException ? exception.Message : exception.GetType().Name);
            throw new UnavailableException("Captchas cannot be verified.", exception);
        }
    }

    private sealed record Verdict(bool Success, [property: JsonPropertyName("error-codes")] string[]? ErrorCodes);
}
