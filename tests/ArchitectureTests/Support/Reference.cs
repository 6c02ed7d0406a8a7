namespace MultiWeb.ArchitectureTests.Support;

/// <summary>A type that another type mentions.</summary>
/// <param name="Namespace">Of its outermost type, a canary's read as if it were real.</param>
/// <param name="Name">With the types it is nested in.</param>
/// <param name="Assembly">Where it comes from, by simple name.</param>
internal readonly record struct Reference(string Namespace, string Name, string Assembly)
{
    private static readonly HashSet<string> BaseLibrary =
        [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f))];

    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    public Place Place => Place.Of(Namespace);

    /// <summary>Part of .NET itself (Microsoft.NETCore.App), not of a package or another framework.</summary>
    public bool IsBaseLibrary => BaseLibrary.Contains(Assembly);

    /// <summary>Whether it is in this namespace or below it.</summary>
    public bool IsIn(string ns) => Namespace == ns || Namespace.StartsWith($"{ns}.", StringComparison.Ordinal);

    public override string ToString() => FullName;
}

/// <summary>A call that a body makes.</summary>
/// <param name="Target">The member's type and name, such as <c>System.DateTime.get_UtcNow</c>.</param>
/// <param name="TypeArguments">The full names of its type arguments.</param>
/// <param name="From">The method that makes it, as it is written in the source.</param>
internal sealed record Call(string Target, IReadOnlyList<string> TypeArguments, string From);
