namespace MultiWeb.ArchitectureTests.Canaries.Infrastructure.Catalog;

/// <summary>An adapter that knows who calls it.</summary>
internal sealed class AdapterThatKnowsTheWeb
{
    public Type Caller => typeof(Program);
}
