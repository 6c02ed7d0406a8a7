using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Persistence.Migrations;

/// <summary>What administrators and moderators need: a list of all accounts, and that there is always somebody to administrate.</summary>
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
        """);
}
