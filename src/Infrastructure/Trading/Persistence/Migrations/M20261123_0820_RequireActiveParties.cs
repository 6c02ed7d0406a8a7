using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Trading.Persistence.Migrations;

/// <summary>Nobody deals with somebody who is not there any more, however close the two commits.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0820_RequireActiveParties")]
internal sealed class M20261123_0820_RequireActiveParties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- An account is closed only where no deal is open. A deal that is struck at the same moment waits for the closing, or the
        -- closing for it; who comes too late has lost a race.
        CREATE FUNCTION trading.require_active_parties() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            active bigint;
        BEGIN
            SELECT count(*) INTO active FROM (
                SELECT FROM identity.users WHERE id IN (SELECT buyer_id FROM struck UNION SELECT seller_id FROM struck) AND is_active FOR SHARE) held;
            IF active <> (SELECT count(*) FROM (SELECT buyer_id FROM struck UNION SELECT seller_id FROM struck) parties) THEN
                RAISE EXCEPTION 'a party is not active' USING ERRCODE = 'serialization_failure';
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER tr_transactions_require_active_parties AFTER INSERT ON trading.transactions REFERENCING NEW TABLE AS struck
            FOR EACH STATEMENT EXECUTE FUNCTION trading.require_active_parties();
        """);
}
