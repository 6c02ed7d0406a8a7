using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MultiWeb.Infrastructure.Common.Persistence.Migrations;

/// <summary>Who did what to whom.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0700_CreateAuditLog")]
internal sealed class M20261123_0700_CreateAuditLog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE SEQUENCE common.audit_entries_id_seq AS bigint INCREMENT BY 100;
        -- No reference to what it speaks of: it outlives it.
        CREATE TABLE common.audit_entries (
            id bigint CONSTRAINT pk_audit_entries PRIMARY KEY,
            at timestamptz NOT NULL,
            actor_id bigint,
            actor_role varchar(20) NOT NULL,
            action varchar(50) NOT NULL,
            target_type varchar(50) NOT NULL,
            target_id bigint NOT NULL,
            before jsonb,
            after jsonb,
            ip varchar(45),
            request_id varchar(128),
            CONSTRAINT ck_audit_entries_action CHECK (action ~ '^[a-z][a-z_]*$')
        );
        CREATE INDEX ix_audit_entries_at ON common.audit_entries (at, id);
        CREATE INDEX ix_audit_entries_actor_at ON common.audit_entries (actor_id, at);
        CREATE INDEX ix_audit_entries_target_at ON common.audit_entries (target_type, target_id, at);
        CREATE INDEX ix_audit_entries_action_at ON common.audit_entries (action, at);
        """);
}
