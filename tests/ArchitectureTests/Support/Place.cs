namespace MultiWeb.ArchitectureTests.Support;

/// <summary>
/// Where a type stands, read from its namespace: the first folder is the layer, the second the module (or Common),
/// the third the aggregate (or Contracts, Events, Persistence).
/// </summary>
internal readonly record struct Place(string? Layer, string? Module, string? Folder, string? Below)
{
    private const string Root = "MultiWeb";

    /// <summary>Canaries stand in for the real thing: their folder is read as if it were the root of the source.</summary>
    private const string CanaryRoot = "MultiWeb.ArchitectureTests.Canaries";

    /// <summary>Whether it belongs to a module, and is not what all modules share.</summary>
    public bool IsInModule => Module is not null and not Modules.ModuleMap.Common;

    public static Place Of(string? ns)
    {
        var parts = AsIfReal(ns ?? "").Split('.');
        return parts[0] != Root ? default : new Place(Part(1), Part(2), Part(3), Part(4));

        string? Part(int index) => index < parts.Length ? parts[index] : null;
    }

    /// <summary>A canary's name as it would be in the source.</summary>
    public static string AsIfReal(string name) => name.Replace(CanaryRoot, Root, StringComparison.Ordinal);

    public static bool IsCanary(string? ns) =>
        ns is not null && (ns == CanaryRoot || ns.StartsWith($"{CanaryRoot}.", StringComparison.Ordinal));
}
