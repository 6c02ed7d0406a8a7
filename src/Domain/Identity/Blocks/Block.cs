using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Events;

namespace MultiWeb.Domain.Identity.Blocks;

/// <summary>That somebody wants to hear nothing of somebody else. There is one for each such pair, in force or lifted.</summary>
public sealed class Block : AggregateRoot
{
    private Block() { }

    private Block(long id) : base(id) { }

    public long BlockerId { get; private set; }

    public long BlockedId { get; private set; }

    /// <summary>Since when it is in force, or was the last time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was taken back; null while it is in force.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    public static Block Place(long id, long blockerId, long blockedId, DateTimeOffset now)
    {
        if (blockerId == blockedId)
            throw new ArgumentException("Nobody blocks himself.", nameof(blockedId));
        var block = new Block(id) { BlockerId = blockerId, BlockedId = blockedId, CreatedAt = now };
        block.Raise(new UserBlocked(blockerId, blockedId, now));
        return block;
    }

    /// <summary>Puts it in force again; one that is in force stays as it is.</summary>
    public void Renew(DateTimeOffset now)
    {
        if (LiftedAt is null)
            return;
        (CreatedAt, LiftedAt) = (now, null);
        Raise(new UserBlocked(BlockerId, BlockedId, now));
    }

    /// <summary>Takes it back; twice is no error and no change.</summary>
    public void Lift(DateTimeOffset now)
    {
        if (LiftedAt is not null)
            return;
        LiftedAt = now;
        Raise(new UserUnblocked(BlockerId, BlockedId, now));
    }
}
