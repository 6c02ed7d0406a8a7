using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Identity.Blocks;

/// <summary>Blocks with the names of those who are blocked: a block itself knows them by id only.</summary>
public interface IBlockReader
{
    /// <summary>One page of those whom somebody has blocked, the latest first.</summary>
    Task<Result<Paged<BlockedUserResponse>>> PageAsync(long blockerId, PagedQuery query, CancellationToken cancellationToken);
}

/// <summary>Somebody whom the caller has blocked.</summary>
/// <param name="Id">His account.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record BlockedUserResponse(long Id, string Username, DateTimeOffset CreatedAt);
