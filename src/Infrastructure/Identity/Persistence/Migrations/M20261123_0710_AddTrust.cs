using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Persistence.Migrations;

/// <summary>Trust and safety: administrators of whom one always stays, blocks, reports, and the keys of services.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0710_AddTrust")]
internal sealed class M20261123_0710_AddTrust : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX ix_users_created_at ON identity.users (created_at, id);

        -- Two administrators may take each other out at the same moment: each commit finds the other one still there. So those that
        -- weaken an administrator go one after the other, and whoever would take out the last one has lost a race (40001): he looks
        -- again, and is refused by name. Checked at COMMIT, in READ COMMITTED, so that the check sees what the lock has waited for.
        CREATE FUNCTION identity.keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock('identity.users'::regclass::oid::bigint);
            IF NOT EXISTS (SELECT FROM identity.users WHERE role = 'admin' AND is_active) THEN
                RAISE EXCEPTION 'the last active administrator' USING ERRCODE = 'serialization_failure';
            END IF;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER tr_users_keep_an_admin AFTER UPDATE ON identity.users DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (OLD.role = 'admin' AND OLD.is_active AND NOT (NEW.role = 'admin' AND NEW.is_active))
            EXECUTE FUNCTION identity.keep_an_admin();
        -- Counting administrators, and finding them, must not read everybody.
        CREATE INDEX ix_users_staff ON identity.users (role) WHERE role <> 'user';

        CREATE SEQUENCE identity.blocks_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE identity.blocks (
            id bigint CONSTRAINT pk_blocks PRIMARY KEY,
            blocker_id bigint NOT NULL CONSTRAINT fk_blocks_blocker REFERENCES identity.users (id),
            blocked_id bigint NOT NULL CONSTRAINT fk_blocks_blocked REFERENCES identity.users (id),
            created_at timestamptz NOT NULL,
            lifted_at timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_blocks_parties CHECK (blocker_id <> blocked_id)
        );
        CREATE UNIQUE INDEX ux_blocks_pair ON identity.blocks (blocker_id, blocked_id);
        CREATE INDEX ix_blocks_blocked_id ON identity.blocks (blocked_id);

        CREATE SEQUENCE identity.reports_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE identity.reports (
            id bigint CONSTRAINT pk_reports PRIMARY KEY,
            reporter_id bigint NOT NULL CONSTRAINT fk_reports_reporter REFERENCES identity.users (id),
            target_type varchar(20) NOT NULL,
            -- No reference: what is reported is in the table of whichever module has such things.
            target_id bigint NOT NULL,
            reason varchar(20) NOT NULL,
            comment varchar(1000),
            status varchar(20) NOT NULL,
            open_slot integer,
            outcome varchar(20),
            note varchar(1000),
            resolved_by bigint CONSTRAINT fk_reports_resolved_by REFERENCES identity.users (id),
            created_at timestamptz NOT NULL,
            resolved_at timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_reports_target_type CHECK (target_type IN ('user', 'product', 'message')),
            CONSTRAINT ck_reports_reason CHECK (reason IN ('spam', 'fraud', 'prohibited', 'abuse', 'other')),
            CONSTRAINT ck_reports_outcome CHECK (outcome IN ('dismissed', 'warned', 'removed', 'disabled')),
            -- An open report holds one of its reporter's twenty slots, a resolved one says who decided what, and when.
            CONSTRAINT ck_reports_status CHECK (CASE status
                WHEN 'open' THEN open_slot IS NOT NULL AND open_slot BETWEEN 1 AND 20 AND num_nonnulls(outcome, note, resolved_by, resolved_at) = 0
                WHEN 'resolved' THEN open_slot IS NULL AND num_nulls(outcome, note, resolved_by, resolved_at) = 0
                ELSE false END)
        );
        CREATE UNIQUE INDEX ux_reports_open_target ON identity.reports (reporter_id, target_type, target_id) WHERE status = 'open';
        CREATE UNIQUE INDEX ux_reports_open_slot ON identity.reports (reporter_id, open_slot) WHERE open_slot IS NOT NULL;
        CREATE INDEX ix_reports_reporter_id ON identity.reports (reporter_id);
        CREATE INDEX ix_reports_resolved_by ON identity.reports (resolved_by);
        CREATE INDEX ix_reports_status_created ON identity.reports (status, created_at);

        CREATE SEQUENCE identity.api_keys_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE identity.api_keys (
            id bigint CONSTRAINT pk_api_keys PRIMARY KEY,
            user_id bigint NOT NULL CONSTRAINT fk_api_keys_user REFERENCES identity.users (id),
            name varchar(100) NOT NULL,
            hash bytea NOT NULL,
            prefix varchar(8) NOT NULL,
            scopes varchar(500) NOT NULL,
            created_at timestamptz NOT NULL,
            expires_at timestamptz,
            last_used_at timestamptz,
            revoked_at timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_api_keys_hash CHECK (length(hash) = 32),
            CONSTRAINT ck_api_keys_scopes CHECK (scopes <> '')
        );
        CREATE UNIQUE INDEX ux_api_keys_hash ON identity.api_keys (hash);
        CREATE INDEX ix_api_keys_user_id ON identity.api_keys (user_id);
        """);
}
