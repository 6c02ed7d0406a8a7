using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Categories.Commands;

/// <summary>Takes an empty shelf away. What was sold or removed is in it as well: such a shelf stays.</summary>
[Access(AccessLevel.Admin)]
[NothingToValidate("the route holds the id")]
public sealed record DeleteCategoryCommand(long CategoryId) : ICommand;

internal sealed class DeleteCategoryHandler(IRepository<Category> categories, CategoryTree tree, IAuditLog audit, TimeProvider time)
    : ICommandHandler<DeleteCategoryCommand>
{
    public async Task<Result> Handle(DeleteCategoryCommand command, CancellationToken cancellationToken)
    {
        if (await categories.GetByIdAsync(command.CategoryId, cancellationToken) is not { } category)
            return CommonErrors.NotFound;
        if (await tree.IsInUseAsync(category.Id, cancellationToken))
            return CategoryErrors.InUse;
        category.Remove(time.Now());
        categories.Remove(category);
        await audit.RecordAsync("category_removed", AuditTarget.Of<Category>(category.Id), category.Details, null, cancellationToken);
        return Result.Success();
    }
}
