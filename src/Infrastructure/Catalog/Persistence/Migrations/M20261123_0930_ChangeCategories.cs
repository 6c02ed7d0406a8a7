using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>The categories are a tree, whoever changes them at the same time.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0930_ChangeCategories")]
internal sealed class M20261123_0930_ChangeCategories : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- Of two who put each other's shelf below their own at the same moment, each finds a tree. So those who move shelves go one
        -- after the other, and whoever would close a circle has lost a race (40001): he looks again, and is refused by name.
        CREATE FUNCTION catalog.keep_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock('catalog.categories'::regclass::oid::bigint);
            IF EXISTS (
                WITH RECURSIVE above AS (
                    SELECT parent_id FROM catalog.categories WHERE id = NEW.id
                    UNION SELECT c.parent_id FROM catalog.categories c JOIN above ON c.id = above.parent_id)
                SELECT FROM above WHERE parent_id = NEW.id) THEN
                RAISE EXCEPTION 'a circle of categories' USING ERRCODE = 'serialization_failure';
            END IF;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER tr_categories_keep_a_tree AFTER UPDATE OF parent_id ON catalog.categories DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION catalog.keep_a_tree();
        """);
}
