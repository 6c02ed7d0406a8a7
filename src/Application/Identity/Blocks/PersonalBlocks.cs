using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Blocks;

namespace MultiWeb.Application.Identity.Blocks;

/// <summary>Whom a person has blocked; who has blocked him is not his to know.</summary>
internal sealed class PersonalBlocks(IReadRepository<Block> blocks) : IPersonalDataSource
{
    public string Section => "blocks";

    public async Task<IReadOnlyList<IPersonalRecord>> CollectAsync(long userId, CancellationToken cancellationToken) =>
        await blocks.ListAsync(new BlocksOf(userId), cancellationToken);

    internal sealed record PersonalBlock(long BlockedId, DateTimeOffset CreatedAt, DateTimeOffset? LiftedAt) : IPersonalRecord;

    private sealed class BlocksOf : Specification<Block, PersonalBlock>
    {
        public BlocksOf(long userId)
        {
            Where(b => b.BlockerId == userId);
            OrderByNewest(b => b.CreatedAt);
        }
    }

    internal sealed class Mappings : Profile
    {
        public Mappings() => CreateMap<Block, PersonalBlock>();
    }
}
