using AutoMapper;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Catalog.Alerts;

namespace MultiWeb.Application.Catalog.Alerts;

/// <summary>A keyword of whose new listings the caller hears.</summary>
public sealed record KeywordAlertResponse(long Id, string Keyword, DateTimeOffset CreatedAt) : IDated;

internal sealed class KeywordAlertMappings : Profile
{
    public KeywordAlertMappings() => CreateMap<KeywordAlert, KeywordAlertResponse>();
}
