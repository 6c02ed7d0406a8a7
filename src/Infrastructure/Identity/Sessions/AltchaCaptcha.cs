using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Infrastructure.Common.Security;
using Npgsql;

namespace MultiWeb.Infrastructure.Identity.Sessions;

/// <summary>
/// A proof of work in the ALTCHA format, version 1: which number, put behind the salt, has this digest? Nothing is kept of a
/// challenge before it is solved; its signature says that it is ours, and its salt until when it is good.
/// </summary>
internal sealed partial class AltchaCaptcha(CaptchaSettings settings, SecretKeys secrets, NpgsqlDataSource database, TimeProvider time) : ICaptcha
{
    private const string Algorithm = "SHA-256";
    private const int SaltBytes = 12;

    private readonly byte[] _key = secrets.For("captcha");

    public CaptchaResponse Challenge()
    {
        var expires = (time.GetUtcNow() + settings.Lifetime).ToUnixTimeSeconds();
        // The end of the salt is marked: otherwise the number's first digit could become the expiry's last one.
        var salt = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes))}?expires={expires}&";
        var challenge = DigestOf(salt, RandomNumberGenerator.GetInt32(1, settings.MaxNumber + 1));
        return new CaptchaResponse(Algorithm, challenge, settings.MaxNumber, salt, SignatureOf(challenge));
    }

    public async Task<bool> AcceptsAsync(string solution, string? clientIp, CancellationToken cancellationToken)
    {
        if (Read(solution) is not { Algorithm: Algorithm, Challenge: { } challenge, Salt: { } salt, Signature: { } signature } answer
            || Salt().Match(salt) is not { Success: true } parts
            || long.Parse(parts.Groups["expires"].ValueSpan, CultureInfo.InvariantCulture) is var expires && expires <= time.GetUtcNow().ToUnixTimeSeconds()
            || !IsSame(challenge, DigestOf(salt, answer.Number))
            || !IsSame(signature, SignatureOf(challenge)))
            return false;
        return await SpendAsync(challenge, DateTimeOffset.FromUnixTimeSeconds(expires), cancellationToken);
    }

    /// <summary>The key of the table decides whose solution it was, whichever instances it was sent to.</summary>
    private async Task<bool> SpendAsync(string challenge, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("INSERT INTO identity.spent_captchas (challenge, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        command.Parameters.AddWithValue(Convert.FromHexString(challenge));
        command.Parameters.AddWithValue(expires);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static Solution? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Solution>(Convert.FromBase64String(text), JsonSerializerOptions.Web);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string DigestOf(string salt, long number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}{number}")));

    private string SignatureOf(string challenge) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(challenge)));

    private static bool IsSame(string given, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(right));

    [GeneratedRegex(@"^[0-9a-f]{24}\?expires=(?<expires>[0-9]{1,11})&\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Salt();

    /// <summary>What the published clients send back, as JSON in base64; how long it took is of no interest.</summary>
    private sealed record Solution(string? Algorithm, string? Challenge, long Number, string? Salt, string? Signature);
}
