using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Categories;

public static class CategoryErrors
{
    public static Error Unknown { get; } = CommonErrors.Invalid("#/category_id", "unknown_category", "There is no such category.");
}
