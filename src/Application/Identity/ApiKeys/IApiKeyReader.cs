using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.ApiKeys.Queries;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.ApiKeys;

public interface IApiKeyReader
{
    /// <summary>One page of the keys that a query wants, newest first.</summary>
    Task<Result<Paged<ApiKeyResponse>>> PageAsync(ListApiKeysQuery query, CancellationToken cancellationToken);
}
