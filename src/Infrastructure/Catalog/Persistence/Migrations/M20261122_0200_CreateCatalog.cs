using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Categories and products, with the search that works for Korean.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261122_0200_CreateCatalog")]
internal sealed class M20261122_0200_CreateCatalog : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE SCHEMA catalog;
            -- References to another module are checked at COMMIT: one unit of work writes several modules, in an order of its own.

            -- The form in which text is searched: compatibility forms folded (full-width letters, decomposed Hangul),
            -- lower case, without any space.
            CREATE FUNCTION catalog.search_form(text) RETURNS text
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN regexp_replace(lower(normalize($1, NFKC)), '\s+', '', 'g');

            -- Every pair of neighbouring characters. Two Korean syllables are one word, too short for trigrams.
            CREATE FUNCTION catalog.bigrams(text) RETURNS text[]
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN ARRAY(SELECT DISTINCT substr($1, i, 2) FROM generate_series(1, length($1) - 1) AS i);

            CREATE SEQUENCE catalog.categories_id_seq AS bigint START WITH 101 INCREMENT BY 100;
            CREATE TABLE catalog.categories (
                id bigint CONSTRAINT pk_categories PRIMARY KEY,
                name varchar(100) NOT NULL,
                slug varchar(100) NOT NULL,
                description varchar(500),
                icon varchar(50),
                "order" integer NOT NULL,
                parent_id bigint CONSTRAINT fk_categories_parent REFERENCES catalog.categories (id),
                version integer NOT NULL,
                CONSTRAINT ck_categories_parent CHECK (parent_id <> id)
            );
            CREATE UNIQUE INDEX ux_categories_slug ON catalog.categories (slug);
            CREATE INDEX ix_categories_parent_id ON catalog.categories (parent_id);

            CREATE SEQUENCE catalog.products_id_seq AS bigint INCREMENT BY 100;
            CREATE TABLE catalog.products (
                id bigint CONSTRAINT pk_products PRIMARY KEY,
                seller_id bigint NOT NULL CONSTRAINT fk_products_seller REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
                title varchar(200) NOT NULL,
                slug varchar(230) NOT NULL,
                description varchar(5000) NOT NULL,
                price numeric(14,2) NOT NULL,
                original_price numeric(14,2),
                condition varchar(20) NOT NULL,
                status varchar(20) NOT NULL,
                category_id bigint NOT NULL CONSTRAINT fk_products_category REFERENCES catalog.categories (id),
                location varchar(200),
                latitude double precision,
                longitude double precision,
                public_latitude double precision,
                public_longitude double precision,
                is_negotiable boolean NOT NULL,
                is_featured boolean NOT NULL,
                views integer NOT NULL,
                likes integer NOT NULL,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                version integer NOT NULL,
                -- Title and description side by side, with a character between them that no search contains.
                search_title text NOT NULL GENERATED ALWAYS AS (catalog.search_form(title)) STORED,
                search_text text NOT NULL GENERATED ALWAYS AS (catalog.search_form(title) || E'\n' || catalog.search_form(description)) STORED,
                search_bigrams text[] NOT NULL GENERATED ALWAYS AS (catalog.bigrams(catalog.search_form(title) || E'\n' || catalog.search_form(description))) STORED,
                CONSTRAINT ck_products_price CHECK (price > 0),
                CONSTRAINT ck_products_original_price CHECK (original_price > 0),
                CONSTRAINT ck_products_status CHECK (status IN ('available', 'reserved', 'sold', 'removed')),
                CONSTRAINT ck_products_condition CHECK (condition IN ('new', 'like_new', 'good', 'fair', 'poor')),
                CONSTRAINT ck_products_point CHECK (num_nulls(latitude, longitude) IN (0, 2)
                    AND num_nulls(latitude, public_latitude) IN (0, 2) AND num_nulls(longitude, public_longitude) IN (0, 2)),
                CONSTRAINT ck_products_counters CHECK (views >= 0 AND likes >= 0)
            );
            CREATE UNIQUE INDEX ux_products_slug ON catalog.products (slug);
            CREATE INDEX idx_product_status_created ON catalog.products (status, created_at);
            CREATE INDEX idx_product_category_status ON catalog.products (category_id, status);
            CREATE INDEX ix_products_seller_created ON catalog.products (seller_id, created_at);
            -- What nearly every list shows, in each order that it can be asked for. The first is the specification's own.
            CREATE INDEX idx_active_products ON catalog.products (created_at DESC, id DESC) WHERE status = 'available';
            CREATE INDEX ix_products_available_category ON catalog.products (category_id, created_at DESC, id DESC) WHERE status = 'available';
            CREATE INDEX ix_products_available_price ON catalog.products (price, id) WHERE status = 'available';
            CREATE INDEX ix_products_available_popular ON catalog.products (likes DESC, views DESC, id DESC) WHERE status = 'available';
            CREATE INDEX ix_products_available_place ON catalog.products (public_latitude, public_longitude) WHERE status = 'available';
            CREATE INDEX ix_products_search ON catalog.products USING gin (search_bigrams);

            CREATE SEQUENCE catalog.product_images_id_seq AS bigint INCREMENT BY 100;
            CREATE TABLE catalog.product_images (
                id bigint CONSTRAINT pk_product_images PRIMARY KEY,
                product_id bigint NOT NULL CONSTRAINT fk_product_images_product REFERENCES catalog.products (id) ON DELETE CASCADE,
                url varchar(500) NOT NULL,
                thumbnail_url varchar(500),
                "order" integer NOT NULL,
                CONSTRAINT ck_product_images_order CHECK ("order" >= 0)
            );
            CREATE INDEX ix_product_images_product_id ON catalog.product_images (product_id);
            """);
        migrationBuilder.Sql("""
            INSERT INTO catalog.categories (id, name, slug, description, icon, "order", parent_id, version) VALUES
                (1, '전자제품', 'electronics', '휴대폰, 노트북, 카메라, 가전', '📱', 1, NULL, 1),
                (2, '의류/패션', 'fashion', '옷, 신발, 가방, 액세서리', '👕', 2, NULL, 1),
                (3, '가구/인테리어', 'furniture', '책상, 의자, 조명, 소품', '🪑', 3, NULL, 1),
                (4, '도서/티켓', 'books-tickets', '책, 음반, 공연과 상품권', '📚', 4, NULL, 1),
                (5, '스포츠/레저', 'sports', '자전거, 캠핑, 운동 기구', '🚲', 5, NULL, 1),
                (6, '유아/아동', 'baby-kids', '유모차, 장난감, 아이 옷', '🧸', 6, NULL, 1),
                (7, '뷰티/미용', 'beauty', '화장품, 향수, 미용 기기', '💄', 7, NULL, 1),
                (8, '반려동물', 'pets', '사료, 용품, 장난감', '🐶', 8, NULL, 1),
                (9, '식품', 'food', '가공식품, 건강식품, 선물 세트', '🍎', 9, NULL, 1),
                (10, '기타', 'others', '그 밖의 모든 것', '📦', 10, NULL, 1);
            """);
    }
}
