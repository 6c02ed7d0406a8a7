using MultiWeb.Domain.Identity.Blocks;
using MultiWeb.Domain.Identity.Events;
using MultiWeb.UnitTests.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Identity.Blocks;

public sealed class BlockTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_block_is_placed_lifted_and_renewed_and_twice_is_no_change()
    {
        var placed = Block.Place(1, 7, 8, Now);
        placed.Events.Should().Equal(new UserBlocked(7, 8, Now));
        var block = placed.AsLoaded();

        block.Renew(Now.AddHours(1));
        block.Events.Should().BeEmpty();
        block.Lift(Now.AddHours(2));
        block.Lift(Now.AddHours(3));
        block.LiftedAt.Should().Be(Now.AddHours(2));
        block.Renew(Now.AddHours(4));

        (block.CreatedAt, block.LiftedAt).Should().Be((Now.AddHours(4), null));
        block.Events.Should().Equal(new UserUnblocked(7, 8, Now.AddHours(2)), new UserBlocked(7, 8, Now.AddHours(4)));
    }

    [Fact]
    public void Nobody_blocks_himself() => FluentActions.Invoking(() => Block.Place(1, 7, 7, Now)).Should().Throw<ArgumentException>();
}
