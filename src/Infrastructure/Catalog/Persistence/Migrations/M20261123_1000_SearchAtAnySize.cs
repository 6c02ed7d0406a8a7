using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Indexes for words and places whose time does not grow with the number of listings.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_1000_SearchAtAnySize")]
internal sealed class M20261123_1000_SearchAtAnySize : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- The index has the pairs; the row need not have them as well, which was half of it.
        DROP INDEX catalog.ix_products_search;
        ALTER TABLE catalog.products DROP COLUMN search_bigrams;

        -- Every pair of neighbouring characters, in a time that grows with the text and not with its square: a place in a text of
        -- Korean is found by counting from its beginning.
        CREATE OR REPLACE FUNCTION catalog.bigrams(text) RETURNS text[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN ARRAY(SELECT DISTINCT a || b FROM unnest(string_to_array($1, NULL), string_to_array(substr($1, 2), NULL)) AS pair (a, b) WHERE b IS NOT NULL);

        -- What is in the index: every pair, and every single character, for those who search for one syllable. The cost is for the
        -- planner, who would otherwise think it as cheap as reading a column.
        CREATE FUNCTION catalog.index_grams(text) RETURNS text[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
            RETURN string_to_array($1, NULL)
                || ARRAY(SELECT a || b FROM unnest(string_to_array($1, NULL), string_to_array(substr($1, 2), NULL)) AS pair (a, b) WHERE b IS NOT NULL);

        -- What is asked of the index: the pairs, or the one character.
        CREATE FUNCTION catalog.query_grams(text) RETURNS text[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN CASE WHEN length($1) = 1 THEN ARRAY[$1] ELSE catalog.bigrams($1) END;

        -- Nearly all searches are for what is to be had; what is gone does not make their indexes longer.
        CREATE INDEX ix_products_available_words ON catalog.products USING gin (catalog.index_grams(search_text)) WHERE status = 'available';
        CREATE INDEX ix_products_available_title_words ON catalog.products USING gin (catalog.index_grams(search_title)) WHERE status = 'available';
        CREATE INDEX ix_products_reserved_words ON catalog.products USING gin (catalog.index_grams(search_text)) WHERE status = 'reserved';
        CREATE INDEX ix_products_sold_words ON catalog.products USING gin (catalog.index_grams(search_text)) WHERE status = 'sold';

        -- A place as a point on a sphere of radius one: the straight line between two sorts as the way on the ground does, without
        -- edges at the poles and the date line.
        CREATE EXTENSION IF NOT EXISTS cube SCHEMA public;
        -- (Not STRICT: strict functions with an array in them are not inlined.)
        CREATE FUNCTION catalog.on_sphere(latitude double precision, longitude double precision) RETURNS public.cube
            LANGUAGE sql IMMUTABLE PARALLEL SAFE
            RETURN CASE WHEN latitude IS NOT NULL AND longitude IS NOT NULL THEN public.cube(ARRAY[
                cos(radians(latitude)) * cos(radians(longitude)), cos(radians(latitude)) * sin(radians(longitude)), sin(radians(latitude))]) END;
        DROP INDEX catalog.ix_products_available_place;
        CREATE INDEX ix_products_available_place ON catalog.products USING gist (catalog.on_sphere(public_latitude, public_longitude)) WHERE status = 'available';

        -- Reserved and sold ones are listed too, the latest first.
        CREATE INDEX ix_products_reserved ON catalog.products (COALESCE(bumped_at, created_at) DESC, id DESC) WHERE status = 'reserved';
        CREATE INDEX ix_products_sold ON catalog.products (COALESCE(bumped_at, created_at) DESC, id DESC) WHERE status = 'sold';
        """);
}
