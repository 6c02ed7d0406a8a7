using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Categories;

public static class CategoryErrors
{
    public static Error Unknown { get; } = CommonErrors.Invalid("#/category_id", "unknown_category", "There is no such category.");
    public static Error UnknownParent { get; } = CommonErrors.Invalid("#/parent_id", "unknown_category", "There is no such category.");
    public static Error ParentBelow { get; } = CommonErrors.Invalid("#/parent_id", "circle", "A category cannot stand below itself.");
    public static Error SlugTaken { get; } = new("slug_taken", ErrorKind.Conflict, "Another category has this slug.");
    public static Error InUse { get; } = new("category_in_use", ErrorKind.Conflict, "There are products or categories in it: move them first.");
}
