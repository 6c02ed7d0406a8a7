using AutoMapper;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Sessions;

namespace MultiWeb.Application.Identity.Sessions;

/// <summary>One login on one device, as its owner sees it.</summary>
/// <param name="Device">What the client called itself at the login.</param>
/// <param name="IpAddress">Where the login came from.</param>
/// <param name="LastUsedAt">When its tokens were last renewed.</param>
public sealed record SessionResponse(
    long Id, string? Device, string? IpAddress, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt) : IDated, IPersonalRecord
{
    /// <summary>Whether it is the one that asks.</summary>
    public bool IsCurrent { get; init; }
}

internal sealed class SessionMappings : Profile
{
    public SessionMappings() => CreateMap<Session, SessionResponse>().ForMember(r => r.IsCurrent, o => o.Ignore());
}
