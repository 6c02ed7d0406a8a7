using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace MultiWeb.WebApi.Common.Json;

/// <summary>
/// Answers as text, for those that are given again and again. An answer that is kept in memory is the same object each time, and
/// no answer ever changes: so an object that comes a second time is written as JSON once more and then for good. What nobody asks
/// for twice is not held on to.
/// </summary>
internal sealed class Renderings(IOptions<JsonOptions> json)
{
    /// <summary>Every object has one place; two that share it push each other out. A power of two, so that hashes spread evenly.</summary>
    private const int Places = 512;

    /// <summary>What is larger is written anew each time: all places together hold no more than some 32 MiB.</summary>
    private const int MaxBytes = 64 * 1024;

    private readonly int[] _seen = new int[Places];
    private readonly Rendering?[] _known = new Rendering?[Places];

    public ReadOnlyMemory<byte> Render<T>(T answer)
    {
        if (answer is null)
            return Write(answer);
        var hash = RuntimeHelpers.GetHashCode(answer);
        var place = hash % Places;
        if (_known[place] is { } known && known.Answer.TryGetTarget(out var other) && ReferenceEquals(other, answer))
            return known.Text;
        var text = Write(answer);
        // The hash alone is remembered of what comes once: a reference would keep it alive.
        if (_seen[place] != hash)
            _seen[place] = hash;
        else if (text.Length <= MaxBytes)
            _known[place] = new Rendering(new WeakReference<object>(answer), text);
        return text;
    }

    private byte[] Write<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, json.Value.SerializerOptions);

    /// <summary>Whether the answer itself stays is for the cache to say.</summary>
    private sealed record Rendering(WeakReference<object> Answer, byte[] Text);
}
