using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Catalog.Alerts;

namespace MultiWeb.Application.Catalog.Alerts;

/// <summary>What a person waits for.</summary>
internal sealed class PersonalKeywordAlerts(IReadRepository<KeywordAlert> alerts) : IPersonalDataSource
{
    public string Section => "keyword_alerts";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await alerts.ListAsync(new KeywordsOf(userId), cancellationToken);

    internal sealed record PersonalKeywordAlert(string Keyword, DateTimeOffset CreatedAt) : IPersonalRecord;

    private sealed class KeywordsOf : Specification<KeywordAlert, PersonalKeywordAlert>
    {
        public KeywordsOf(long userId)
        {
            Where(a => a.UserId == userId);
            OrderByNewest(a => a.CreatedAt);
        }
    }

    internal sealed class Mappings : Profile
    {
        public Mappings() => CreateMap<KeywordAlert, PersonalKeywordAlert>();
    }
}
