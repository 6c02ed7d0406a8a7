using FluentValidation;

namespace MultiWeb.Application.Common.Paging;

/// <summary>The limits that every list shares.</summary>
internal abstract class PagedQueryValidator<T> : AbstractValidator<T> where T : PagedQuery
{
    protected PagedQueryValidator()
    {
        RuleFor(q => q.Page).GreaterThanOrEqualTo(1);
        RuleFor(q => q.PageSize).InclusiveBetween(1, PagedQuery.MaxPageSize);
        RuleFor(q => q.Page)
            .Must((q, page) => (long)page * q.PageSize <= PagedQuery.MaxDepth)
            .When(q => q.Cursor is null && q.PageSize is >= 1 and <= PagedQuery.MaxPageSize)
            .WithErrorCode("too_deep")
            .WithMessage($"Page numbers reach {PagedQuery.MaxDepth} rows deep; go on with next_cursor as cursor.");
    }
}
