using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MultiWeb.Infrastructure.Common.Persistence.Migrations;

/// <summary>What was committed and waits for its consumers, and what they have done.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0500_CreateOutbox")]
internal sealed class M20261123_0500_CreateOutbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE SCHEMA common;

        CREATE SEQUENCE common.outbox_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE common.outbox (
            id bigint CONSTRAINT pk_outbox PRIMARY KEY,
            aggregate_type varchar(100) NOT NULL,
            aggregate_id bigint NOT NULL,
            aggregate_version integer NOT NULL,
            ordinal integer NOT NULL,
            type varchar(100) NOT NULL,
            payload jsonb NOT NULL,
            trace_parent varchar(55),
            occurred_at timestamptz NOT NULL,
            attempts integer NOT NULL,
            due_at timestamptz,
            processed_at timestamptz,
            parked_at timestamptz,
            last_error varchar(500)
        );
        CREATE UNIQUE INDEX ux_outbox_aggregate ON common.outbox (aggregate_type, aggregate_id, aggregate_version, ordinal);
        -- What the relay looks for: the oldest that wait, and whether one of the same aggregate waits before them.
        CREATE INDEX ix_outbox_waiting ON common.outbox (occurred_at, id) WHERE processed_at IS NULL AND parked_at IS NULL;
        CREATE INDEX ix_outbox_waiting_aggregate ON common.outbox (aggregate_type, aggregate_id, aggregate_version, ordinal)
            WHERE processed_at IS NULL AND parked_at IS NULL;
        CREATE INDEX ix_outbox_parked ON common.outbox (parked_at) WHERE parked_at IS NOT NULL;
        CREATE INDEX ix_outbox_processed ON common.outbox (processed_at) WHERE processed_at IS NOT NULL;

        CREATE TABLE common.inbox (
            message_id bigint NOT NULL,
            consumer varchar(100) NOT NULL,
            consumed_at timestamptz NOT NULL,
            CONSTRAINT pk_inbox PRIMARY KEY (message_id, consumer)
        );
        CREATE INDEX ix_inbox_consumed_at ON common.inbox (consumed_at);
        """);
}
