using AutoMapper;
using MultiWeb.Domain.Catalog.Categories;

namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>A mapping that leaves a member of the answer empty.</summary>
internal sealed class IncompleteMappings : Profile
{
    public IncompleteMappings() => CreateMap<Category, Shelf>();
}

internal sealed class Shelf
{
    public string Name { get; set; } = "";

    public int NumberOfProducts { get; set; }
}
