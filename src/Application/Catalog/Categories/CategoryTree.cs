using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Categories;

/// <summary>What must hold between categories. Two who change the tree at once are told apart by the database, and look again here.</summary>
internal sealed class CategoryTree(IReadRepository<Category> categories, IReadRepository<Product> products)
{
    /// <returns>Why it cannot stand below that parent; null where it can.</returns>
    public async Task<Error?> FindFaultAsync(long id, long? parentId, CancellationToken cancellationToken)
    {
        var tree = (await categories.ListAsync(new Every(), cancellationToken)).ToDictionary(c => c.Id);
        for (var above = parentId; above is { } parent; above = tree[parent].ParentId)
        {
            if (parent == id)
                return CategoryErrors.ParentBelow;
            if (!tree.ContainsKey(parent))
                return CategoryErrors.UnknownParent;
        }
        return null;
    }

    /// <summary>Whether products, removed ones among them, or categories are in it.</summary>
    public async Task<bool> IsInUseAsync(long id, CancellationToken cancellationToken) =>
        await categories.AnyAsync(new ChildOf(id), cancellationToken) || await products.AnyAsync(new ProductIn(id), cancellationToken);

    private sealed class Every : Specification<Category, CategoryResponse>;

    private sealed class ChildOf : Specification<Category>
    {
        public ChildOf(long id) => Where(c => c.ParentId == id);
    }

    private sealed class ProductIn : Specification<Product>
    {
        public ProductIn(long id) => Where(p => p.CategoryId == id);
    }
}
