using System.Diagnostics.Metrics;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Domain.Common;

namespace MultiWeb.WebApi.Common.Telemetry;

/// <summary>Why a token was not believed.</summary>
internal enum TokenRejection
{
    Expired,
    Revoked,

    /// <summary>Not of a form that a token of ours can have.</summary>
    Malformed,

    /// <summary>Signed by somebody else, or changed since.</summary>
    Signature,

    /// <summary>For somebody else, of another kind, or not yet.</summary>
    Claims,

    /// <summary>An API key that is not, or no longer, good.</summary>
    ApiKey,
}

/// <summary>What no well-meaning client sends.</summary>
internal enum SuspiciousInput
{
    /// <summary>U+0000, which ends a text elsewhere, or U+FFFE, which is no character.</summary>
    Nul,

    /// <summary>Bytes that are not UTF-8, or half a character.</summary>
    BrokenText,

    /// <summary>A path or a query that is not UTF-8.</summary>
    BrokenAddress,
}

/// <summary>What is turned away at the edge, and why.</summary>
internal sealed class SecurityMetrics : IInstruments
{
    private readonly IReadOnlyCollection<string> _policies;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _rates;
    private readonly Counter<long> _inputs;

    /// <param name="policies">The rate limits that there are.</param>
    public SecurityMetrics(IMeterFactory meters, IReadOnlyCollection<string> policies)
    {
        _policies = policies;
        var meter = meters.CreateMeter();
        _tokens = meter.CreateCounter<long>("multiweb_auth_token_rejected_total", "{request}", "Requests whose access token or API key was not accepted, by the reason.");
        _rates = meter.CreateCounter<long>("multiweb_rate_limit_rejections_total", "{request}", "Requests refused because there were too many, by the policy.");
        _inputs = meter.CreateCounter<long>("multiweb_security_suspicious_input_total", "{request}", "Requests refused for what no well-meaning client sends, by its kind.");
    }

    public IEnumerable<Series> Series =>
    [
        .. Enum.GetValues<TokenRejection>().Select(reason => new Series(_tokens, ("reason", Wording.Of(reason)))),
        .. _policies.Select(policy => new Series(_rates, ("policy", policy))),
        .. Enum.GetValues<SuspiciousInput>().Select(kind => new Series(_inputs, ("kind", Wording.Of(kind)))),
    ];

    public void Rejected(TokenRejection reason) => _tokens.Add(1, new KeyValuePair<string, object?>("reason", Wording.Of(reason)));

    public void Limited(string policy) => _rates.Add(1, new KeyValuePair<string, object?>("policy", policy));

    public void Refused(SuspiciousInput kind) => _inputs.Add(1, new KeyValuePair<string, object?>("kind", Wording.Of(kind)));
}
