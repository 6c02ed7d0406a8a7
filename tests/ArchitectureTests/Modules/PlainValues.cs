namespace MultiWeb.ArchitectureTests.Modules;

/// <summary>Values that mean the same to everybody who reads them, now and later.</summary>
internal static class PlainValues
{
    private static readonly Type[] Simple =
        [typeof(string), typeof(decimal), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid), typeof(Uri)];

    private static readonly Type[] Collections =
        [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyDictionary<,>), typeof(Nullable<>)];

    public static bool Is(Type type) => type.IsPrimitive || Simple.Contains(type)
        || (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments().All(Is));
}
