using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiWeb.IntegrationTests.Common.Input.Fuzz;

/// <summary>
/// What somebody might send where a schema asks for something: mostly nearly right, for what is refused at the door tests the
/// door alone. Values are JSON text and need not be valid.
/// </summary>
internal sealed class Imagination(Random dice, JsonNode document, IReadOnlyList<long> knownIds)
{
    private static readonly string[] Texts =
    [
        "", " ", "의자", "a", "null", "true", "0", "-1", "' OR 1=1 --", "\"; DROP TABLE users; --", "<script>alert(1)</script>", "%_\\", "../../etc/passwd", "{{7*7}}", "${jndi:ldap://x}",
        "\u202Eright to left", "👩‍👩‍👧‍👦", "e\u0301", "ﷺ", "\r\nSet-Cookie: a=b", "\t", "１２３", "https://example.com/a.jpg", "http://127.0.0.1/", "file:///etc/passwd", "2026-11-23T10:00:00Z", "0001-01-01", "9999-12-31T23:59:59.9999999Z",
    ];

    /// <summary>Within quotation marks: what JSON's grammar allows and no text holds, and what it does not allow.</summary>
    private static readonly string[] BrokenTexts = ["\\u0000", "\\ud800", "\\udc00\\ud800", "\\uFFFE", "\\x41", "\u0001", "\\u12"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "0.01", "0.001", "1.5", "99999999999999.99", "100000000000000", "1e400", "-1e400", "1e-400", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "2147483648", "1E2", "01", "NaN", "１",
    ];

    private static readonly string[] Others = ["null", "true", "\"\"", "{}", "[]", "[[]]", "0", "{\"a\":{\"b\":1}}", "\"text\"", "[1,2,3]", "nul", "", ",", "{", "//"];

    /// <summary>A document for a schema.</summary>
    public string Body(JsonObject schema) => dice.Next(30) switch
    {
        0 => Pick(Others),
        1 => new string('[', 40_000),
        2 => $"{{\"a\":{string.Concat(Enumerable.Repeat("{\"a\":", 30))}1{new string('}', 31)}",
        3 => $"[{string.Join(',', Enumerable.Repeat("1", 50_000))}]",
        _ => Object(schema, depth: 0),
    };

    public const string Boundary = "between-the-parts";

    /// <summary>A form with a file: a picture, half of one, or something else.</summary>
    public byte[] Form()
    {
        var picture = Catalog.Products.Images.Pictures.Png(dice.Next());
        picture = dice.Next(4) switch
        {
            0 => picture[..dice.Next(picture.Length)],
            1 => Encoding.UTF8.GetBytes(Pick(Texts)),
            2 => [.. picture[..16], .. Encoding.UTF8.GetBytes(Pick(Texts)), .. picture[16..]],
            _ => picture,
        };
        var field = dice.Next(8) == 0 ? Pick(Texts) : "file";
        byte[] form =
        [
            .. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{Pick(Texts)}\"\r\nContent-Type: image/png\r\n\r\n"),
            .. picture, .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
        ];
        return dice.Next(8) == 0 ? form[..dice.Next(form.Length)] : form;
    }

    /// <summary>A value as it stands in a path or a query, percent-encoded or not even that.</summary>
    public string Plain(JsonObject schema) => dice.Next(12) switch
    {
        0 => Pick(["%00", "%FF", "%ED%A0%80", "%C0%AF", "%", "%zz", "..", "%2e%2e%2f", "a%0d%0ab", "%EF%BC%91"]),
        1 => Uri.EscapeDataString(new string('가', dice.Next(1, 2000))),
        _ => Uri.EscapeDataString(Value(schema, isWild: dice.Next(3) == 0, depth: 0).Trim('"')),
    };

    public T Pick<T>(IReadOnlyList<T> choices) => choices[dice.Next(choices.Count)];

    private string Object(JsonObject schema, int depth)
    {
        var members = schema["properties"]?.AsObject() ?? [];
        var required = schema["required"]?.AsArray().Select(name => name!.ToString()).ToHashSet() ?? [];
        // One member or two are wild, or none.
        var wild = dice.Next(3);
        var text = new StringBuilder("{");
        foreach (var (name, member) in members)
        {
            var isWild = dice.Next(members.Count) < wild;
            // Some are left out, a few come twice or under another name.
            var times = (isWild, dice.Next(10)) switch { (true, 0) => 2, (true, 1) => 0, (false, < 4) when !required.Contains(name) => 0, _ => 1 };
            for (var i = 0; i < times; i++)
            {
                text.Append(text.Length > 1 ? "," : "").Append(JsonSerializer.Serialize(isWild && dice.Next(10) == 0 ? name.ToUpperInvariant() : name)).Append(':')
                    .Append(Value(ApiOperation.Resolve(document, member!), isWild, depth + 1));
            }
        }
        if (dice.Next(10) == 0)
            text.Append(text.Length > 1 ? "," : "").Append("\"role\":\"admin\",\"id\":1,\"version\":-1,\"seller_id\":1");
        return text.Append('}').ToString();
    }

    private string Value(JsonObject schema, bool isWild, int depth)
    {
        if (isWild && dice.Next(4) == 0)
            return Pick(Others);
        if (schema["enum"] is JsonArray words)
            return words[dice.Next(words.Count)]!.ToJsonString();
        var types = schema["type"] switch { JsonArray several => several.Select(t => t!.ToString()).ToList(), { } one => [one.ToString()], null => ["string"] };
        return types.Find(t => t != "null") switch
        {
            "integer" => isWild ? Pick(Numbers) : Pick(knownIds).ToString(CultureInfo.InvariantCulture),
            "number" when isWild => Pick(Numbers),
            "number" => dice.Next(1, (int)Math.Min(20_000, schema["maximum"]?.GetValue<double>() ?? 20_000) + 1).ToString(CultureInfo.InvariantCulture),
            "boolean" => Pick(["true", "false"]),
            "array" when depth < 4 => $"[{string.Join(',', Enumerable.Range(0, isWild ? Pick([0, 11, 300]) : 1).Select(_ => Value(ApiOperation.Resolve(document, schema["items"]!), isWild, depth + 1)))}]",
            "object" when depth < 4 => Object(schema, depth),
            _ => isWild ? WildText(schema) : Text(schema),
        };
    }

    /// <summary>What fits most rules that a schema does not tell.</summary>
    private string Text(JsonObject schema)
    {
        if (schema["format"]?.ToString() == "date-time")
            return "\"2027-01-01T10:00:00Z\"";
        var (least, most) = (schema["minLength"]?.GetValue<int>() ?? 0, schema["maxLength"]?.GetValue<int>() ?? 60);
        var name = $"{dice.NextInt64():x16}{dice.NextInt64():x16}";
        var text = most switch { 254 => $"{name}@example.org", 500 => $"https://example.org/{name}.jpg", 30 => "010-1234-5678", <= 50 => name, _ => $"튼튼한 의자 {name}" };
        return JsonSerializer.Serialize(text[..Math.Min(most, text.Length)].PadRight(least, 'x'));
    }

    private string WildText(JsonObject schema)
    {
        if (dice.Next(12) == 0)
            return $"\"{Pick(BrokenTexts)}\"";
        if (schema["format"]?.ToString() == "date-time")
            return Pick(["\"2027-01-01T10:00:00Z\"", "\"2026-02-30\"", "\"10:00\"", "\"2027-01-01T10:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\""]);
        var (least, most) = (schema["minLength"]?.GetValue<int>() ?? 0, schema["maxLength"]?.GetValue<int>() ?? 60);
        return dice.Next(4) switch
        {
            0 => JsonSerializer.Serialize(Pick(Texts)),
            // At the limits, and one beyond.
            1 => JsonSerializer.Serialize(new string(Pick(['a', '가', ' ']), Math.Max(0, Pick([least - 1, least, most, most + 1])))),
            _ => JsonSerializer.Serialize($"{Pick(Texts)} {dice.NextInt64():x16}".PadRight(least, 'x')),
        };
    }
}
