using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Nobody offers anything who is not there any more, however close the two commits.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0810_RequireActiveSellers")]
internal sealed class M20261123_0810_RequireActiveSellers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- A session is believed for half a second after its account was closed, and a listing that comes then is found by nobody who
        -- takes listings down. So it waits for a closing that is under way, and the closing for it; who comes too late has lost a race.
        CREATE FUNCTION catalog.require_active_sellers() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            active bigint;
        BEGIN
            SELECT count(*) INTO active FROM (
                SELECT FROM identity.users WHERE id IN (SELECT seller_id FROM listed) AND is_active FOR SHARE) held;
            IF active <> (SELECT count(DISTINCT seller_id) FROM listed) THEN
                RAISE EXCEPTION 'a seller is not active' USING ERRCODE = 'serialization_failure';
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER tr_products_require_active_sellers AFTER INSERT ON catalog.products REFERENCING NEW TABLE AS listed
            FOR EACH STATEMENT EXECUTE FUNCTION catalog.require_active_sellers();
        """);
}
