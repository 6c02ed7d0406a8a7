using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.ApiKeys;
using MultiWeb.Application.Identity.ApiKeys.Queries;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.ApiKeys;
using MultiWeb.Infrastructure.Common.Paging;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.ApiKeys;

internal sealed class ApiKeyReader(MultiWebDbContext db, Pager pager) : IApiKeyReader
{
    public async Task<Result<Paged<ApiKeyResponse>>> PageAsync(ListApiKeysQuery query, CancellationToken cancellationToken)
    {
        var keys = db.Set<ApiKey>().AsNoTracking();
        if (query.UserId is { } user)
            keys = keys.Where(k => k.UserId == user);
        var page = await pager.PageOfAsync(query, keys, k => k.CreatedAt, k => k.Id, cancellationToken);
        return page.IsSuccess ? page.Value.Select(ApiKeyResponse.Of) : page.Error;
    }
}
