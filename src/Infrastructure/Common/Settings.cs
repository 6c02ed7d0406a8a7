using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace MultiWeb.Infrastructure.Common;

/// <summary>
/// Reads settings while the program is put together, so that one that is wrong stops it there and not a request later. What is
/// missing or empty has its default.
/// </summary>
public static class Settings
{
    /// <exception cref="ConfigurationException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool ReadSwitch(this IConfiguration configuration, string key, bool otherwise)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return otherwise;
        return bool.TryParse(text, out var value) ? value : throw Wrong(key, "true or false", text);
    }

    /// <exception cref="ConfigurationException">It is no whole number between <paramref name="least"/> and <paramref name="most"/>.</exception>
    public static int ReadNumber(this IConfiguration configuration, string key, int otherwise, int least, int most)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(key, $"a whole number from {least} to {most}", text);
    }

    /// <summary>Several texts, divided by semicolons; none where there are none.</summary>
    public static string[] ReadList(this IConfiguration configuration, string key) =>
        configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Networks, and addresses as networks of one.</summary>
    /// <exception cref="ConfigurationException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> ReadNetworks(this IConfiguration configuration, string key) => [.. configuration.ReadList(key).Select(text =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw Wrong(key, "addresses and networks such as '10.0.0.7;10.1.0.0/16'", text))];

    /// <summary>Web origins (RFC 6454).</summary>
    /// <exception cref="ConfigurationException">One of them is none.</exception>
    public static IReadOnlyList<string> ReadOrigins(this IConfiguration configuration, string key) => [.. configuration.ReadList(key).Select(text =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text
            ? text
            : throw Wrong(key, "origins such as 'https://example.com', without a path and not '*'", text))];

    /// <summary>A number of seconds, fractions allowed.</summary>
    /// <exception cref="ConfigurationException">It is no number between <paramref name="least"/> and <paramref name="most"/>.</exception>
    public static TimeSpan ReadSeconds(this IConfiguration configuration, string key, double otherwise, double least, double most)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return TimeSpan.FromSeconds(otherwise);
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? TimeSpan.FromSeconds(value)
            : throw Wrong(key, $"a number of seconds from {least} to {most}", text);
    }

    /// <summary>An address of the web, <c>http</c> or <c>https</c>.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static Uri ReadWebAddress(this IConfiguration configuration, string key, string otherwise)
    {
        var text = configuration[key] is { Length: > 0 } value ? value : otherwise;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address : throw Wrong(key, "an address that begins with http:// or https://", text);
    }

    /// <summary>None of what is read here is a secret, so it may be shown; cut, because it goes on one line.</summary>
    private static ConfigurationException Wrong(string key, string wanted, string text) =>
        new($"{key.Replace(":", "__", StringComparison.Ordinal)} must be {wanted}, not '{(text.Length > 40 ? text[..40] + "…" : text).ReplaceLineEndings(" ")}'.");
}
