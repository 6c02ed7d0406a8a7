using System.Text.Json.Serialization;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>Makes guessing expensive: a challenge that costs each attempt some work, or a person.</summary>
public interface ICaptcha
{
    CaptchaResponse Challenge();

    /// <summary>Whether it solves one of our challenges. A solution is accepted once.</summary>
    /// <exception cref="Common.UnavailableException">Whoever could tell does not answer.</exception>
    Task<bool> AcceptsAsync(string solution, string? clientIp, CancellationToken cancellationToken);
}

/// <summary>
/// What a client needs to come by a solution: a challenge in the ALTCHA format, version 1, which its published clients solve, or
/// the name of a provider and the key of our site there.
/// </summary>
/// <param name="Algorithm">SHA-256.</param>
/// <param name="Challenge">The digest in hexadecimal of the salt followed by a number, which is to be found.</param>
/// <param name="Maxnumber">No number is larger.</param>
/// <param name="Signature">Goes back unchanged, like the rest.</param>
/// <param name="Provider"><c>turnstile</c>, where that is it.</param>
public sealed record CaptchaResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Algorithm = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Challenge = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Maxnumber = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Salt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Signature = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Provider = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SiteKey = null);
