using System.Reflection;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;

namespace MultiWeb.ArchitectureTests.Modules;

/// <summary>What one module shows the others holds nothing that could be changed, and nothing that leads inside.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Contracts_are_interfaces_records_and_enums() => Contracts
        .AtLeast(5)
        .Demands(t => t.Type.IsInterface || t.Type.IsEnum || (t.IsRecord && t.Type.IsSealed), "is no interface, sealed record or enum")
        .Instead("Behaviour stays inside the module, behind an interface of its Contracts.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Contracts.ContractWithBehaviour));

    [Fact]
    public void Contracts_hold_plain_values_only() => Contracts
        .AtLeast(5)
        .Forbids(t => SurfaceOf(t.Type).Where(m => !IsPlain(m.Type)).Select(m => $"shows {m.Type} as {m.Member}"))
        .Instead($"Allowed are numbers, strings, dates and other plain values, collections of them, other contracts, Result, Task and CancellationToken.")
        .TurnedRedBy(typeof(Canaries.Application.Catalog.Contracts.ContractWithEntity));

    private static Rule<CodeType> Contracts => Code.Types.Where(t => t.Place is { Layer: "Application", Folder: ModuleMap.Contracts });

    private static IEnumerable<(string Member, Type Type)> SurfaceOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var property in type.GetProperties(Declared))
            yield return (property.Name, property.PropertyType);
        // A record's own members (Deconstruct, Equals, …) repeat its properties; an interface's are its contract.
        foreach (var method in type.IsInterface ? type.GetMethods(Declared) : [])
        {
            yield return ($"the answer of {method.Name}", method.ReturnType);
            foreach (var parameter in method.GetParameters())
                yield return ($"{parameter.Name} of {method.Name}", parameter.ParameterType);
        }
    }

    private static bool IsPlain(Type type) => PlainValues.Is(type)
        || type == typeof(void) || type == typeof(CancellationToken) || type == typeof(Result) || type == typeof(Task) || type == typeof(ValueTask)
        || Place.Of(type.Namespace) is { Layer: "Application", Folder: ModuleMap.Contracts }
        || (type.IsGenericType && Wrappers.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments().All(IsPlain));

    private static readonly Type[] Wrappers =
        [typeof(Result<>), typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyDictionary<,>), typeof(Nullable<>)];
}
