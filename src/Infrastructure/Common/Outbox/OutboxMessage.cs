using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MultiWeb.Infrastructure.Common.Outbox;

/// <summary>An event that was committed and waits for its consumers. Written in the commit of what it tells of.</summary>
internal sealed class OutboxMessage
{
    public const int NameMaxLength = 100;
    public const int TraceParentMaxLength = 55; // W3C Trace Context
    public const int ErrorMaxLength = 500;

    public long Id { get; init; }

    public string AggregateType { get; init; } = "";

    public long AggregateId { get; init; }

    /// <summary>
    /// With <see cref="Ordinal"/> the order in which an aggregate's events are delivered. Not the id, which is taken from blocks:
    /// an aggregate's versions are committed one after the other, whatever instance and clock they come from.
    /// </summary>
    public int AggregateVersion { get; init; }

    /// <summary>Counts the events of one commit from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The event's name in <see cref="EventCatalogue"/>.</summary>
    public string Type { get; init; } = "";

    public string Payload { get; init; } = "";

    /// <summary>The trace in which it happened, in the form of the <c>traceparent</c> header.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before then, by the database's clock; null is now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>Given up until somebody replays it; what comes after it in its aggregate goes on.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    public string? LastError { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("outbox");
            builder.Property(m => m.AggregateType).HasMaxLength(NameMaxLength);
            builder.Property(m => m.Type).HasMaxLength(NameMaxLength);
            builder.Property(m => m.Payload).HasColumnType("jsonb");
            builder.Property(m => m.TraceParent).HasMaxLength(TraceParentMaxLength);
            builder.Property(m => m.LastError).HasMaxLength(ErrorMaxLength);
            builder.HasIndex(m => new { m.AggregateType, m.AggregateId, m.AggregateVersion, m.Ordinal })
                .IsUnique().HasDatabaseName("ux_outbox_aggregate");
        }
    }
}

/// <summary>That a consumer has done its part for a message: written with what it did, so that it is never done twice.</summary>
internal sealed class InboxEntry
{
    public string Consumer { get; init; } = "";

    public long MessageId { get; init; }

    public DateTimeOffset ConsumedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<InboxEntry>
    {
        public void Configure(EntityTypeBuilder<InboxEntry> builder)
        {
            builder.ToTable("inbox");
            builder.HasKey(e => new { e.MessageId, e.Consumer });
            builder.Property(e => e.Consumer).HasMaxLength(OutboxMessage.NameMaxLength);
        }
    }
}
