using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.ApiKeys;

namespace MultiWeb.Application.Identity.ApiKeys;

/// <summary>By which keys services act as a person, or did.</summary>
internal sealed class PersonalApiKeys(IReadRepository<ApiKey> keys) : IPersonalDataSource
{
    public string Section => "api_keys";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await keys.ListAsync(new KeysOf(userId), cancellationToken);

    internal sealed record PersonalApiKey(
        long Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt) : IPersonalRecord;

    private sealed class KeysOf : Specification<ApiKey, PersonalApiKey>
    {
        public KeysOf(long userId)
        {
            Where(k => k.UserId == userId);
            OrderByNewest(k => k.CreatedAt);
        }
    }

    internal sealed class Mappings : Profile
    {
        public Mappings() => CreateMap<ApiKey, PersonalApiKey>();
    }
}
