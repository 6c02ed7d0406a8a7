using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.Sessions;

/// <summary>Solves challenges as a client would that has read the format and nothing of ours; a published one is in <see cref="AltchaClientTests"/>.</summary>
internal static class Captchas
{
    public static async Task<string> SolveCaptchaAsync(this Client anyone) => Solve((await anyone.GetAsync("auth/captcha")).ShouldBe(HttpStatusCode.OK).Json);

    /// <param name="change">What to send instead, by member.</param>
    public static string Solve(JsonElement challenge, params (string Member, object? Value)[] change)
    {
        var (salt, wanted) = (challenge.GetProperty("salt").GetString()!, challenge.GetProperty("challenge").GetString()!);
        var number = Enumerable.Range(0, challenge.GetProperty("maxnumber").GetInt32() + 1).First(n => DigestOf($"{salt}{n}") == wanted);
        var solution = new Dictionary<string, object?>
        {
            ["algorithm"] = challenge.GetProperty("algorithm").GetString(),
            ["challenge"] = wanted,
            ["number"] = number,
            ["salt"] = salt,
            ["signature"] = challenge.GetProperty("signature").GetString(),
        };
        foreach (var (member, value) in change)
            solution[member] = value;
        return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(solution));
    }

    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
