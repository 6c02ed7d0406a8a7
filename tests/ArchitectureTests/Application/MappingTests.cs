using AutoMapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;
using MultiWeb.ArchitectureTests.Support;

namespace MultiWeb.ArchitectureTests.Application;

/// <summary>A member that no mapping fills is not an error at run time: it is empty in the answer.</summary>
[Collection(RunningProgramTests.Name)]
public sealed class MappingTests(RunningProgram program)
{
    [Fact]
    public void Every_mapping_is_complete() => new Rule<Mapping>(
            [new("the program's mappings", program.Services.GetRequiredService<IConfigurationProvider>())],
            [new("an incomplete mapping", new MapperConfiguration(c => c.AddProfile<IncompleteMappings>(), NullLoggerFactory.Instance))],
            m => m.Name)
        .AtLeast(1)
        .Forbids(m => Faults(m.Configuration))
        .Instead("Map the member, or ignore it in the profile so that everybody sees that it is filled elsewhere.")
        .TurnedRedBy("an incomplete mapping");

    private static IEnumerable<string> Faults(IConfigurationProvider configuration)
    {
        try
        {
            configuration.AssertConfigurationIsValid();
            return [];
        }
        catch (AutoMapperConfigurationException exception)
        {
            return [exception.Message];
        }
    }

    private sealed record Mapping(string Name, IConfigurationProvider Configuration);
}
