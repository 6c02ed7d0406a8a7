using System.Xml.Linq;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Hygiene;

/// <summary>Versions, strictness and the direction of references are said once, for all projects.</summary>
public sealed class ProjectTests
{
    private const string Props = "Directory.Build.props";

    /// <summary>Which project may reference which: the layers, and the tests above them.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Application"] = ["Domain"],
        ["Infrastructure"] = ["Application"],
        ["WebApi"] = ["Application", "Infrastructure"],
    };

    [Fact]
    public void Versions_are_central() => Projects
        .AtLeast(7)
        .Forbids(p => Xml(p).Descendants("PackageReference").Concat(Xml(p).Descendants("FrameworkReference"))
            .Where(r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null || r.Elements("Version").Any())
            .Select(r => $"gives {r.Attribute("Include")?.Value} a version of its own"))
        .Instead("<PackageVersion> in Directory.Packages.props, the only place that names a version.")
        .TurnedRedBy("src/Domain/OwnVersion.csproj", "src/Domain/Override.csproj");

    [Fact]
    public void Projects_reference_inwards_only() => Projects
        .Where(p => p.Folders is ["src", ..])
        .AtLeast(4)
        .Forbids(p => Xml(p).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(other => !MayReference.GetValueOrDefault(p.Folders[1], []).Contains(other)).Select(other => $"references {other}"))
        .Instead("WebApi → Infrastructure → Application → Domain.")
        .TurnedRedBy("src/Domain/Outwards.csproj");

    [Fact]
    public void The_domain_has_no_package() => Projects
        .Where(p => p.Folders is ["src", "Domain"])
        .AtLeast(1)
        .Forbids(p => Xml(p).Descendants("PackageReference").Concat(Xml(p).Descendants("FrameworkReference")).Select(r => $"references {r.Attribute("Include")?.Value}"))
        .Instead("The domain stands on the base library alone.")
        .TurnedRedBy("src/Domain/OwnVersion.csproj");

    [Fact]
    public void Nobody_is_less_strict_than_the_others() => Projects
        .AtLeast(7)
        .Forbids(p => Strictness.Keys.Append("NoWarn").Append("WarningsNotAsErrors").Where(name => Xml(p).Descendants(name).Any()).Select(name => $"has its own {name}"))
        .Instead($"{Props} says it for all projects, with its reason.")
        .TurnedRedBy("src/Domain/Lenient.csproj");

    [Theory]
    [InlineData("Nullable")]
    [InlineData("TreatWarningsAsErrors")]
    [InlineData("ManagePackageVersionsCentrally")]
    [InlineData("EnforceCodeStyleInBuild")]
    public void Everybody_is_strict(string name) => new Rule<SourceFile>([Repository.Read(Props)], [new(Props, "<Project><PropertyGroup><Nullable>disable</Nullable></PropertyGroup></Project>")], f => f.Path)
        .AtLeast(1)
        .Demands(f => Xml(f).Descendants(name).SingleOrDefault() is { } property && property.Value == Strictness[name] && property.Attribute("Condition") is null, $"does not set {name} to {Strictness[name]} for every configuration")
        .Instead($"<{name}>{Strictness[name]}</{name}>, without a condition.")
        .TurnedRedBy(Props);

    private static readonly Dictionary<string, string> Strictness = new(StringComparer.Ordinal)
    {
        ["Nullable"] = "enable",
        ["TreatWarningsAsErrors"] = "true",
        ["ManagePackageVersionsCentrally"] = "true",
        ["EnforceCodeStyleInBuild"] = "true",
    };

    private static Rule<SourceFile> Projects => new(
        [.. Repository.Below("src", "*.csproj").Concat(Repository.Below("tests", "*.csproj")).Select(Repository.Read)], Canaries.ProjectSamples.All, p => p.Path);

    private static XDocument Xml(SourceFile project) => XDocument.Parse(project.Text);
}
