using System.Text.Json.Serialization;
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

/// <summary>Changes a shelf. A JSON Merge Patch (RFC 7396): absent leaves, null clears.</summary>
[Access(AccessLevel.Admin)]
public sealed record UpdateCategoryCommand(
    Optional<string> Name, Optional<string> Slug, Optional<string> Description, Optional<string> Icon, Optional<int> Order, Optional<long?> ParentId)
    : ICommand<CategoryResponse>
{
    [JsonIgnore]
    public long CategoryId { get; init; }
}

internal sealed class UpdateCategoryValidator : AbstractValidator<UpdateCategoryCommand>
{
    public UpdateCategoryValidator()
    {
        RuleFor(c => c.Name.Value).MustBeCategoryName().When(c => c.Name.IsSet);
        RuleFor(c => c.Slug.Value).MustBeSlug().When(c => c.Slug.IsSet);
        RuleFor(c => c.Description.Value).MaximumLength(Category.DescriptionMaxLength);
        RuleFor(c => c.Icon.Value).MaximumLength(Category.IconMaxLength);
        RuleFor(c => c.Order.Value).MustBePlaceAmongSiblings().When(c => c.Order.IsSet);
        RuleFor(c => c.ParentId.Value).GreaterThan(0);
    }
}

internal sealed class UpdateCategoryHandler(
    IRepository<Category> categories, CategoryTree tree, IAuditLog audit, TimeProvider time, IMapper mapper) : ICommandHandler<UpdateCategoryCommand, CategoryResponse>
{
    public async Task<Result<CategoryResponse>> Handle(UpdateCategoryCommand command, CancellationToken cancellationToken)
    {
        if (await categories.GetByIdAsync(command.CategoryId, cancellationToken) is not { } category)
            return CommonErrors.NotFound;
        var before = category.Details;
        var after = new CategoryDetails(
            command.Name.Or(before.Name)!, command.Slug.Or(before.Slug)!, command.Description.Or(before.Description), command.Icon.Or(before.Icon),
            command.Order.Or(before.Order), command.ParentId.Or(before.ParentId));
        if (await tree.FindFaultAsync(category.Id, after.ParentId, cancellationToken) is { } fault)
            return fault;
        if (after != before)
        {
            category.Change(after, time.Now());
            await audit.RecordAsync("category_changed", AuditTarget.Of<Category>(category.Id), before, after, cancellationToken);
        }
        return mapper.Map<CategoryResponse>(category);
    }
}
