using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Modules;

/// <summary>
/// The modules are the folders of <c>src/Domain</c>. The one thing that folders cannot say is who may know whom:
/// that is <see cref="Line"/>.
/// </summary>
internal static class ModuleMap
{
    /// <summary>What every module stands on, and what knows none of them.</summary>
    public const string Common = "Common";

    public const string Contracts = "Contracts";
    public const string Events = "Events";

    public static readonly IReadOnlyList<string> Layers = ["Domain", "Application", "Infrastructure", "WebApi"];

    /// <summary>Each may use those before it, so no circle is possible (docs/modules.md).</summary>
    public static readonly IReadOnlyList<string> Line = ["Identity", "Catalog", "Trading", "Messaging"];

    public static readonly IReadOnlyList<string> All = [.. Repository.Folders("src/Domain").Where(f => f != Common)];

    public static bool IsModule(string? name) => name is not null && All.Contains(name);

    /// <summary>Why a place of one module may not be used from another; null where it may.</summary>
    public static string? WhyNot(string from, Place to)
    {
        if (Line.ToList().IndexOf(to.Module!) > Line.ToList().IndexOf(from))
            return $"stands to the right of {from}";
        return to is { Layer: "Application", Folder: Contracts } or { Layer: "Domain", Folder: Events } ? null : $"is {to.Module}'s own";
    }
}
