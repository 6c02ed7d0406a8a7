using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests.Identity.MailedLinks;

/// <summary>Reads what was sent to an address, as a mail program would.</summary>
internal static partial class Mailbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>By path: hundreds of people register in a run, and every one of them gets a mail.</summary>
    private static readonly ConcurrentDictionary<string, Mail> Known = new(StringComparer.Ordinal);

    /// <summary>The newest mail to that address whose subject or text holds the words, as soon as it is there.</summary>
    public static async Task<Mail> WaitForAsync(string address, string words, string? folder = null)
    {
        for (var began = DateTime.UtcNow; DateTime.UtcNow - began < Patience; await Task.Delay(50))
        {
            if (Read(folder ?? MarketplaceApp.MailFolder).Where(m => m.To == address && (m.Subject + m.Text).Contains(words, StringComparison.Ordinal)).MaxBy(m => m.Written) is { } mail)
                return mail;
        }
        throw new TimeoutException($"No mail to {address} about '{words}'.");
    }

    public static int CountOf(string address) => Read(MarketplaceApp.MailFolder).Count(m => m.To == address);

    private static IEnumerable<Mail> Read(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Known.TryGetValue(path, out var mail) ? mail : ReadFile(path)).OfType<Mail>()
        : [];

    private static Mail? ReadFile(string path)
    {
        try
        {
            var parts = File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n\n", 2);
            if (parts.Length < 2)
                return null;
            // A folded header is one line.
            var headers = parts[0].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n')
                .Select(line => line.Split(": ", 2)).Where(header => header.Length == 2).ToLookup(h => h[0].ToLowerInvariant(), h => h[1]);
            var mail = new Mail(
                headers["to"].First(), Unfold(headers["subject"].First()), Decode(parts[1], headers["content-transfer-encoding"].FirstOrDefault()),
                headers["message-id"].First(), File.GetLastWriteTimeUtc(path));
            // Older ones are whole for certain.
            return DateTime.UtcNow - mail.Written > TimeSpan.FromSeconds(1) ? Known.GetOrAdd(path, mail) : mail;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or FormatException)
        {
            return null; // still being written
        }
    }

    /// <summary>RFC 2047.</summary>
    private static string Unfold(string subject) => EncodedWord().Replace(subject, word => Encoding.UTF8.GetString(
        word.Groups["kind"].Value is "B" or "b" ? Convert.FromBase64String(word.Groups["text"].Value) : Unquote(word.Groups["text"].Value.Replace('_', ' '))))
        .Trim();

    private static string Decode(string body, string? encoding) => encoding?.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Split('\n')))),
        "quoted-printable" => Encoding.UTF8.GetString(Unquote(body.Replace("=\n", "", StringComparison.Ordinal))),
        _ => body,
    };

    private static byte[] Unquote(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            var isByte = text[i] == '=' && i + 2 < text.Length;
            bytes.Add(isByte ? byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : (byte)text[i]);
            i += isByte ? 2 : 0;
        }
        return [.. bytes];
    }

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EncodedWord();
}

internal sealed partial record Mail(string To, string Subject, string Text, string MessageId, DateTime Written)
{
    /// <summary>The address in it.</summary>
    public Uri Link => new(Address().Match(Text).Value);

    public string Token => Link.Fragment["#token=".Length..];

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
