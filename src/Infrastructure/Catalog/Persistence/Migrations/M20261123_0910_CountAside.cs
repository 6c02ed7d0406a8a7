using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Likes, and what is counted of a listing in a table of its own.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0910_CountAside")]
internal sealed class M20261123_0910_CountAside : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- A listing has a dozen indexes, one of them over every pair of its letters, and each version of its row is in all of them.
        -- What changes all the time has a small row of its own, with room to change in place.
        CREATE TABLE catalog.product_counters (
            product_id bigint CONSTRAINT pk_product_counters PRIMARY KEY
                CONSTRAINT fk_product_counters_product REFERENCES catalog.products (id) ON DELETE CASCADE,
            likes integer NOT NULL DEFAULT 0,
            views integer NOT NULL DEFAULT 0,
            CONSTRAINT ck_product_counters CHECK (likes >= 0 AND views >= 0)
        ) WITH (fillfactor = 70);
        INSERT INTO catalog.product_counters (product_id, likes, views) SELECT id, likes, views FROM catalog.products;
        CREATE INDEX ix_product_counters_popular ON catalog.product_counters (likes DESC, views DESC, product_id DESC);
        DROP INDEX catalog.ix_products_available_popular;
        ALTER TABLE catalog.products DROP COLUMN likes, DROP COLUMN views;

        -- Every listing has its counters from the start, however it came: one by one or by COPY.
        CREATE FUNCTION catalog.begin_counting() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO catalog.product_counters (product_id) SELECT id FROM listed;
            RETURN NULL;
        END $$;
        CREATE TRIGGER tr_products_begin_counting AFTER INSERT ON catalog.products REFERENCING NEW TABLE AS listed
            FOR EACH STATEMENT EXECUTE FUNCTION catalog.begin_counting();

        CREATE SEQUENCE catalog.product_likes_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE catalog.product_likes (
            id bigint CONSTRAINT pk_product_likes PRIMARY KEY,
            user_id bigint NOT NULL CONSTRAINT fk_product_likes_user REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            product_id bigint NOT NULL CONSTRAINT fk_product_likes_product REFERENCES catalog.products (id),
            created_at timestamptz NOT NULL,
            withdrawn_at timestamptz,
            version integer NOT NULL
        );
        CREATE UNIQUE INDEX ux_product_likes_pair ON catalog.product_likes (user_id, product_id);
        CREATE INDEX ix_product_likes_product_id ON catalog.product_likes (product_id);
        CREATE INDEX ix_product_likes_user_created ON catalog.product_likes (user_id, created_at);

        -- The number of likes is that of the rows in force, whoever writes them, and in the same commit.
        CREATE FUNCTION catalog.count_likes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE catalog.product_counters SET likes = likes + CASE WHEN NEW.withdrawn_at IS NULL THEN 1 ELSE -1 END
            WHERE product_id = NEW.product_id;
            RETURN NULL;
        END $$;
        CREATE TRIGGER tr_product_likes_given AFTER INSERT ON catalog.product_likes
            FOR EACH ROW WHEN (NEW.withdrawn_at IS NULL) EXECUTE FUNCTION catalog.count_likes();
        CREATE TRIGGER tr_product_likes_changed AFTER UPDATE ON catalog.product_likes
            FOR EACH ROW WHEN ((OLD.withdrawn_at IS NULL) <> (NEW.withdrawn_at IS NULL)) EXECUTE FUNCTION catalog.count_likes();
        """);
}
