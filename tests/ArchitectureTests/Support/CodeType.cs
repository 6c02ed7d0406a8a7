using Mono.Cecil;

namespace MultiWeb.ArchitectureTests.Support;

/// <summary>
/// A type as the rules see it: its shape by reflection, what it mentions by reading its code. What the compiler made out of it
/// (lambdas, iterators, state machines) counts as its own.
/// </summary>
internal sealed class CodeType
{
    private readonly Lazy<IlReader> _il;

    public CodeType(Type type, ModuleDefinition module, Func<IReadOnlyCollection<CodeType>> neighbours)
    {
        Type = type;
        Definition = (TypeDefinition)module.LookupToken(new MetadataToken((uint)type.MetadataToken));
        Place = Place.Of(type.Namespace ?? type.Assembly.GetName().Name);
        _il = new(() => IlReader.Read(Definition));
        Neighbours = new(neighbours);
    }

    public Type Type { get; }

    public TypeDefinition Definition { get; }

    public Place Place { get; }

    /// <summary>All types of the code that this one belongs to, itself included.</summary>
    public Lazy<IReadOnlyCollection<CodeType>> Neighbours { get; }

    /// <summary>Every type that it mentions, anywhere.</summary>
    public IReadOnlyCollection<Reference> References => _il.Value.References;

    /// <summary>Every member that its bodies use.</summary>
    public IReadOnlyCollection<Call> Calls => _il.Value.Calls;

    /// <summary>Every method with what the compiler made out of it.</summary>
    public IReadOnlyCollection<CodeMethod> Methods => _il.Value.Methods;

    public bool IsStatic => Type is { IsAbstract: true, IsSealed: true };

    public bool IsRecord => Type.GetMethod("<Clone>$") is not null || (Type.IsValueType && Type.GetMethod("PrintMembers", Any) is not null);

    private const System.Reflection.BindingFlags Any =
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;

    /// <summary>Whether it is, or implements, that type or open generic type.</summary>
    public bool Is(Type other) => ArgumentsFor(other) is not null;

    /// <summary>The type arguments with which it is that open generic type; empty for one that is not generic, null where it is not.</summary>
    public Type[]? ArgumentsFor(Type other) => Ancestry().FirstOrDefault(t => Open(t) == other) is { } found ? found.GetGenericArguments() : null;

    public override string ToString() => Type.FullName!;

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private IEnumerable<Type> Ancestry()
    {
        for (var type = Type; type is not null; type = type.BaseType)
            yield return type;
        foreach (var implemented in Type.GetInterfaces())
            yield return implemented;
    }
}
