using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Auditing;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Catalog.Categories;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Categories.Commands;

/// <summary>Opens a shelf.</summary>
/// <param name="Slug">Lower-case letters and digits, with hyphens between them; unique.</param>
/// <param name="Order">Where it stands among its siblings, lowest first.</param>
/// <param name="ParentId">What it stands below; absent for a shelf of its own.</param>
[Access(AccessLevel.Admin)]
public sealed record CreateCategoryCommand(string Name, string Slug, string? Description = null, string? Icon = null, int Order = 0, long? ParentId = null)
    : ICommand<CategoryResponse>;

internal sealed class CreateCategoryValidator : AbstractValidator<CreateCategoryCommand>
{
    public CreateCategoryValidator()
    {
        RuleFor(c => c.Name).MustBeCategoryName();
        RuleFor(c => c.Slug).MustBeSlug();
        RuleFor(c => c.Description).MaximumLength(Category.DescriptionMaxLength);
        RuleFor(c => c.Icon).MaximumLength(Category.IconMaxLength);
        RuleFor(c => c.Order).MustBePlaceAmongSiblings();
        RuleFor(c => c.ParentId).GreaterThan(0);
    }
}

internal sealed class CreateCategoryHandler(
    IRepository<Category> categories, CategoryTree tree, IAuditLog audit, TimeProvider time, IMapper mapper) : ICommandHandler<CreateCategoryCommand, CategoryResponse>
{
    public async Task<Result<CategoryResponse>> Handle(CreateCategoryCommand command, CancellationToken cancellationToken)
    {
        var details = new CategoryDetails(command.Name, command.Slug, command.Description, command.Icon, command.Order, command.ParentId);
        var id = await categories.NextIdAsync(cancellationToken);
        if (await tree.FindFaultAsync(id, details.ParentId, cancellationToken) is { } fault)
            return fault;
        var category = Category.Open(id, details, time.Now());
        categories.Add(category);
        await audit.RecordAsync("category_opened", AuditTarget.Of<Category>(id), null, details, cancellationToken);
        return mapper.Map<CategoryResponse>(category);
    }
}
