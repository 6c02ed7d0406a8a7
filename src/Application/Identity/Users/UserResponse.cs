using AutoMapper;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

/// <summary>An account as its owner sees it, and an administrator.</summary>
public sealed record UserResponse(
    long Id, string Email, string Username, string? FullName, string? Phone, string? Bio, string? Location, string? AvatarUrl,
    bool IsActive, bool IsVerified, UserRole Role, decimal Rating, int TotalReviews, DateTimeOffset CreatedAt, DateTimeOffset? LastLogin,
    int Version) : IVersioned, IDated;

/// <summary>An account as everybody sees it: no e-mail address, phone or last login.</summary>
public sealed record PublicUserResponse(
    long Id, string Username, string? FullName, string? Bio, string? Location, string? AvatarUrl,
    bool IsVerified, decimal Rating, int TotalReviews, DateTimeOffset CreatedAt, int Version) : IVersioned;

internal sealed class UserMappings : Profile
{
    public UserMappings()
    {
        CreateMap<User, UserResponse>();
        CreateMap<User, PublicUserResponse>();
    }
}
