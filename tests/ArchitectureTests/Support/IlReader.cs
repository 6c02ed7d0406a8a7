using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MultiWeb.ArchitectureTests.Support;

/// <summary>A method with the body that it really has: that of its state machine where it is asynchronous.</summary>
internal sealed record CodeMethod(MethodDefinition Definition, MethodDefinition Body, string WrittenIn);

/// <summary>
/// Collects what a type mentions, in the vocabulary of NetArchTest, which it stands in for: base, interfaces, members,
/// attributes, generic arguments and bodies.
/// </summary>
internal sealed class IlReader
{
    private readonly HashSet<Reference> _references = [];
    private readonly List<Call> _calls = [];
    private readonly List<CodeMethod> _methods = [];

    public IReadOnlyCollection<Reference> References => _references;

    public IReadOnlyCollection<Call> Calls => _calls;

    public IReadOnlyCollection<CodeMethod> Methods => _methods;

    public static IlReader Read(TypeDefinition type)
    {
        var reader = new IlReader();
        reader.Type(type, null);
        return reader;
    }

    public static bool IsCompilerMade(TypeDefinition type) => type.Name.Contains('<');

    private void Type(TypeDefinition type, string? writtenIn)
    {
        Mention(type.BaseType);
        Attributes(type);
        foreach (var parameter in type.GenericParameters)
            Constraints(parameter);
        foreach (var implemented in type.Interfaces)
            Mention(implemented.InterfaceType);
        foreach (var field in type.Fields)
        {
            Mention(field.FieldType);
            Attributes(field);
        }
        foreach (var property in type.Properties)
            Attributes(property);
        foreach (var method in type.Methods)
            Method(method, writtenIn ?? method.Name);
        // A state machine or a closure is named after the method that it was written in: <Handle>d__3.
        foreach (var nested in type.NestedTypes.Where(IsCompilerMade))
            Type(nested, nested.Name[1..].Split('>')[0] is { Length: > 0 } name ? name : writtenIn);
    }

    private void Method(MethodDefinition method, string writtenIn)
    {
        Mention(method.ReturnType);
        Attributes(method);
        foreach (var parameter in method.GenericParameters)
            Constraints(parameter);
        foreach (var parameter in method.Parameters)
        {
            Mention(parameter.ParameterType);
            Attributes(parameter);
        }
        _methods.Add(new CodeMethod(method, StateMachineOf(method)?.Methods.Single(m => m.Name == "MoveNext") ?? method, writtenIn));
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Mention(variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers)
            Mention(handler.CatchType);
        foreach (var instruction in method.Body.Instructions)
            Operand(instruction, writtenIn);
    }

    private void Operand(Instruction instruction, string writtenIn)
    {
        switch (instruction.Operand)
        {
            case MethodReference called:
                Mention(called.DeclaringType);
                Mention(called.ReturnType);
                foreach (var parameter in called.Parameters)
                    Mention(parameter.ParameterType);
                var arguments = called is GenericInstanceMethod generic ? generic.GenericArguments.ToList() : [];
                arguments.ForEach(Mention);
                _calls.Add(new Call($"{called.DeclaringType.GetElementType().FullName}.{called.Name}", [.. arguments.Select(a => a.FullName)], writtenIn));
                break;
            case FieldReference field:
                Mention(field.DeclaringType);
                Mention(field.FieldType);
                break;
            case TypeReference type:
                Mention(type);
                break;
        }
    }

    private static TypeDefinition? StateMachineOf(MethodDefinition method) => method.CustomAttributes
        .FirstOrDefault(a => a.AttributeType.Name == nameof(AsyncStateMachineAttribute))
        ?.ConstructorArguments[0].Value as TypeDefinition;

    private void Constraints(GenericParameter parameter)
    {
        foreach (var constraint in parameter.Constraints)
            Mention(constraint.ConstraintType);
    }

    private void Attributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Mention(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(p => p.Argument)))
            {
                Mention(argument.Type);
                // The compiler's own note of a state machine names what is read anyway.
                if (argument.Value is TypeReference type && !type.Name.Contains('<'))
                    Mention(type);
            }
        }
    }

    private void Mention(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                    Mention(argument);
                Mention(generic.ElementType);
                return;
            case RequiredModifierType required:
                Mention(required.ModifierType);
                Mention(required.ElementType);
                return;
            case TypeSpecification specification:
                Mention(specification.ElementType);
                return;
        }
        var outermost = type;
        while (outermost.DeclaringType is not null)
            outermost = outermost.DeclaringType;
        var name = type.FullName[(outermost.Namespace.Length == 0 ? 0 : outermost.Namespace.Length + 1)..];
        var assembly = type.Scope is AssemblyNameReference reference ? reference.Name : type.Module.Assembly.Name.Name;
        _references.Add(new Reference(Place.AsIfReal(outermost.Namespace), name, assembly));
    }
}
