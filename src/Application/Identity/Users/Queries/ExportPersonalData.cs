using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users.Queries;

/// <summary>Everything that is kept about the caller.</summary>
[Access(AccessLevel.SignedIn)]
public sealed record ExportPersonalDataQuery : IQuery<PersonalDataResponse>;

/// <param name="Records">By what they are: <c>sessions</c>, <c>products</c>, <c>transactions</c>, …</param>
public sealed record PersonalDataResponse(DateTimeOffset ExportedAt, UserResponse Account, IReadOnlyDictionary<string, IReadOnlyList<object>> Records);

internal sealed class ExportPersonalDataHandler(
    IReadRepository<User> users, IEnumerable<IPersonalDataSource> sources, ICurrentUser me, TimeProvider time) : IQueryHandler<ExportPersonalDataQuery, PersonalDataResponse>
{
    public async Task<Result<PersonalDataResponse>> Handle(ExportPersonalDataQuery query, CancellationToken cancellationToken)
    {
        if (await users.FirstOrDefaultAsync(new ActiveUserById<UserResponse>(me.Id), cancellationToken) is not { } account)
            return CommonErrors.NotFound;
        var records = new SortedDictionary<string, IReadOnlyList<object>>(StringComparer.Ordinal);
        foreach (var source in sources)
            records[source.Section] = await source.CollectAsync(me.Id, cancellationToken);
        return new PersonalDataResponse(time.Now(), account, records);
    }
}
