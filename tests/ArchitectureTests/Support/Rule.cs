using System.Text;

namespace MultiWeb.ArchitectureTests.Support;

/// <summary>
/// One statement about the code, about every subject of a kind. It is only worth something if it can fail, so it is checked
/// three times at once: it finds as many subjects as it must at least, the real ones keep it, and its canaries break it.
/// </summary>
/// <param name="Subjects">What the rule speaks of, in the real code.</param>
/// <param name="Canaries">The same kind of thing, from <c>Canaries/</c>: each breaks some rule on purpose.</param>
/// <param name="NameOf">How a failure names a subject.</param>
internal sealed record Rule<T>(IReadOnlyCollection<T> Subjects, IReadOnlyCollection<T> Canaries, Func<T, string> NameOf)
{
    private Func<T, bool> Concerns { get; init; } = _ => true;

    private int? Minimum { get; init; }

    private Func<T, IEnumerable<string>>? Offences { get; init; }

    private string? AllowedWay { get; init; }

    /// <summary>Narrows the rule to some subjects; the same question is asked of the canaries.</summary>
    public Rule<T> Where(Func<T, bool> concerns) => this with { Concerns = subject => Concerns(subject) && concerns(subject) };

    /// <summary>How many subjects there must be: a rule that finds nothing to look at has not been kept.</summary>
    public Rule<T> AtLeast(int subjects) => this with { Minimum = subjects };

    /// <summary>What is wrong with a subject; nothing where it keeps the rule.</summary>
    public Rule<T> Forbids(Func<T, IEnumerable<string>> offences) => this with { Offences = offences };

    /// <summary>What is wrong with a subject that is not as it must be.</summary>
    public Rule<T> Demands(Func<T, bool> kept, string otherwise) => Forbids(subject => kept(subject) ? [] : [otherwise]);

    /// <summary>The way that is allowed, for the reader of the failure.</summary>
    public Rule<T> Instead(string allowedWay) => this with { AllowedWay = allowedWay };

    /// <summary>Checks the real code, and that each of these canaries would have been caught.</summary>
    public void TurnedRedBy(params string[] canaries)
    {
        if (Minimum is not { } minimum || Offences is null || AllowedWay is null || canaries.Length == 0)
            throw new InvalidOperationException("A rule says AtLeast, Forbids (or Demands) and Instead, and names its canaries.");

        foreach (var name in canaries)
            SeenFailing(name);

        var subjects = Subjects.Where(Concerns).ToList();
        if (subjects.Count < minimum)
            Assert.Fail($"The rule finds {subjects.Count} subjects and must find {minimum} at least: it looks in the wrong place, or what it guards is gone.");
        var failures = subjects.SelectMany(subject => Offences(subject).Select(offence => $"{NameOf(subject)} {offence}")).Order(StringComparer.Ordinal).ToList();
        if (failures.Count > 0)
            Assert.Fail(Describe(failures));
    }

    private void SeenFailing(string canary)
    {
        var found = Canaries.Where(c => NameOf(c) == canary && Concerns(c)).ToList();
        if (found.Count == 0)
            Assert.Fail($"The rule is blind: its canary {canary} is not even among its subjects.");
        if (!found.Exists(c => Offences!(c).Any()))
            Assert.Fail($"The rule cannot fail: it finds nothing wrong with its canary {canary}.");
    }

    private string Describe(List<string> failures) =>
        failures.Aggregate(new StringBuilder(), (text, failure) => text.AppendLine().Append("  ✗ ").Append(failure))
            .AppendLine().Append("  → ").Append(AllowedWay).ToString();
}

internal static class RuleCanaries
{
    /// <summary>The same for rules about types, whose canaries are types.</summary>
    public static void TurnedRedBy(this Rule<CodeType> rule, params Type[] canaries) =>
        rule.TurnedRedBy([.. canaries.Select(c => c.FullName!)]);
}
