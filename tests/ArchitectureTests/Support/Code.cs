using System.Reflection;
using Mono.Cecil;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.ArchitectureTests.Support;

/// <summary>The program's types, and beside them the canaries.</summary>
internal static class Code
{
    public static readonly IReadOnlyList<Assembly> Assemblies =
        [typeof(Entity).Assembly, typeof(Pipeline).Assembly, typeof(CommonModule).Assembly, typeof(Program).Assembly];

    private static readonly Lazy<IReadOnlyList<CodeType>> Real = new(() => [.. Assemblies.SelectMany(a => Load(a, () => Real!.Value))]);

    /// <summary>A canary lives among the real types: it may be the second handler of a real request.</summary>
    private static readonly Lazy<IReadOnlyList<CodeType>> WithCanaries = new(() => [.. Real.Value, .. Canaries!.Value]);

    private static readonly Lazy<IReadOnlyList<CodeType>> Canaries = new(() =>
        [.. Load(typeof(Code).Assembly, () => WithCanaries.Value).Where(t => Place.IsCanary(t.Type.Namespace))]);

    /// <summary>A rule about types.</summary>
    public static Rule<CodeType> Types => new(Real.Value, Canaries.Value, t => t.Type.FullName!);

    public static IReadOnlyList<CodeType> All => Real.Value;

    /// <summary>The type that stands for one of the running program's.</summary>
    public static CodeType Of(Type type) => WithCanaries.Value.First(t => t.Type == type);

    private static List<CodeType> Load(Assembly assembly, Func<IReadOnlyCollection<CodeType>> neighbours)
    {
        var module = ModuleDefinition.ReadModule(assembly.Location);
        return assembly.GetTypes()
            .Where(t => t == typeof(Program) || (t.Namespace?.StartsWith("MultiWeb", StringComparison.Ordinal) ?? false))
            .Where(t => !t.FullName!.Contains('<'))
            .Select(t => new CodeType(t, module, neighbours))
            .ToList();
    }
}
