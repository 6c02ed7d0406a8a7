using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Who waits for which keyword, and who was told of which listing.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0940_AddKeywordAlerts")]
internal sealed class M20261123_0940_AddKeywordAlerts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- The words of a keyword, which stand a space apart, each in the form in which text is searched.
        CREATE FUNCTION catalog.search_words(text) RETURNS text[]
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN ARRAY(SELECT catalog.search_form(word) FROM unnest(string_to_array($1, ' ')) WITH ORDINALITY AS given (word, place) ORDER BY place);

        -- By what an alert is found: the first pair of letters of its longest word; a letter where no word has two.
        CREATE FUNCTION catalog.keyword_pair(text) RETURNS text
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
            RETURN (SELECT substr(word, 1, 2) FROM unnest(catalog.search_words($1)) AS word ORDER BY length(word) DESC, word COLLATE "C" LIMIT 1);

        CREATE SEQUENCE catalog.keyword_alerts_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE catalog.keyword_alerts (
            id bigint CONSTRAINT pk_keyword_alerts PRIMARY KEY,
            user_id bigint NOT NULL CONSTRAINT fk_keyword_alerts_user REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            keyword varchar(100) NOT NULL,
            form varchar(50) NOT NULL,
            slot integer NOT NULL,
            created_at timestamptz NOT NULL,
            version integer NOT NULL,
            words text[] NOT NULL GENERATED ALWAYS AS (catalog.search_words(keyword)) STORED,
            pair text NOT NULL GENERATED ALWAYS AS (catalog.keyword_pair(keyword)) STORED,
            CONSTRAINT ck_keyword_alerts_form CHECK (form = catalog.search_form(keyword) AND char_length(form) >= 2),
            CONSTRAINT ck_keyword_alerts_slot CHECK (slot BETWEEN 1 AND 30)
        );
        CREATE UNIQUE INDEX ux_keyword_alerts_form ON catalog.keyword_alerts (user_id, form);
        CREATE UNIQUE INDEX ux_keyword_alerts_slot ON catalog.keyword_alerts (user_id, slot);
        CREATE INDEX ix_keyword_alerts_pair ON catalog.keyword_alerts (pair, user_id);

        CREATE SEQUENCE catalog.product_notices_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE catalog.product_notices (
            id bigint CONSTRAINT pk_product_notices PRIMARY KEY,
            user_id bigint NOT NULL CONSTRAINT fk_product_notices_user REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            product_id bigint NOT NULL CONSTRAINT fk_product_notices_product REFERENCES catalog.products (id),
            reason varchar(20) NOT NULL,
            told_at timestamptz NOT NULL,
            version integer NOT NULL,
            CONSTRAINT ck_product_notices_reason CHECK (reason IN ('keyword_matched', 'price_dropped', 'back_again'))
        );
        CREATE UNIQUE INDEX ux_product_notices_once ON catalog.product_notices (product_id, user_id, reason);
        CREATE INDEX ix_product_notices_user_id ON catalog.product_notices (user_id);
        CREATE INDEX ix_product_notices_told_at ON catalog.product_notices (told_at);
        """);
}
