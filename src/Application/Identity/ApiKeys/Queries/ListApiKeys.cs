using FluentValidation;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Security;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.ApiKeys.Queries;

/// <summary>All API keys, revoked ones among them, newest first.</summary>
/// <param name="UserId">Only those that act as this account.</param>
[Access(AccessLevel.Admin)]
public sealed record ListApiKeysQuery(long? UserId = null) : PagedQuery, IQuery<Paged<ApiKeyResponse>>;

internal sealed class ListApiKeysValidator : PagedQueryValidator<ListApiKeysQuery>
{
    public ListApiKeysValidator() => RuleFor(q => q.UserId).GreaterThan(0);
}

internal sealed class ListApiKeysHandler(IApiKeyReader keys) : IQueryHandler<ListApiKeysQuery, Paged<ApiKeyResponse>>
{
    public Task<Result<Paged<ApiKeyResponse>>> Handle(ListApiKeysQuery query, CancellationToken cancellationToken) =>
        keys.PageAsync(query, cancellationToken);
}
