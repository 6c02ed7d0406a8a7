using AutoMapper;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Categories;

namespace MultiWeb.Application.Catalog.Categories;

/// <summary>A shelf; <paramref name="ParentId"/> makes the tree.</summary>
public sealed record CategoryResponse(long Id, string Name, string Slug, string? Description, string? Icon, int Order, long? ParentId);

internal sealed class CategoryMappings : Profile
{
    public CategoryMappings() => CreateMap<Category, CategoryResponse>();
}

internal sealed class CategoryById : Specification<Category, CategoryResponse>
{
    public CategoryById(long id) => Where(c => c.Id == id);
}
