using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Catalog.Likes;

namespace MultiWeb.Application.Catalog.Likes;

/// <summary>What a person keeps or kept an eye on.</summary>
internal sealed class PersonalLikes(IReadRepository<ProductLike> likes) : IPersonalDataSource
{
    public string Section => "likes";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await likes.ListAsync(new LikesOf(userId), cancellationToken);

    internal sealed record PersonalLike(long ProductId, DateTimeOffset CreatedAt, DateTimeOffset? WithdrawnAt) : IPersonalRecord;

    private sealed class LikesOf : Specification<ProductLike, PersonalLike>
    {
        public LikesOf(long userId)
        {
            Where(l => l.UserId == userId);
            OrderByNewest(l => l.CreatedAt);
        }
    }

    internal sealed class Mappings : Profile
    {
        public Mappings() => CreateMap<ProductLike, PersonalLike>();
    }
}
