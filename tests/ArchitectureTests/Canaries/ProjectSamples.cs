using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Canaries;

/// <summary>Project files that a rule must find something wrong with.</summary>
internal static class ProjectSamples
{
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        new("src/Domain/OwnVersion.csproj", """<Project><ItemGroup><PackageReference Include="MediatR" Version="5.1.0" /></ItemGroup></Project>"""),
        new("src/Domain/Override.csproj", """<Project><ItemGroup><PackageReference Include="MediatR" VersionOverride="5.1.0" /></ItemGroup></Project>"""),
        new("src/Domain/Outwards.csproj", """<Project><ItemGroup><ProjectReference Include="../Application/Application.csproj" /></ItemGroup></Project>"""),
        new("src/Domain/Lenient.csproj", """<Project><PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup></Project>"""),
    ];
}
