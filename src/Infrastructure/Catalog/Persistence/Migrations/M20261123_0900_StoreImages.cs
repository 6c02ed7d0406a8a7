using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Pictures of our own: the list of stored files, and which of them a product shows.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0900_StoreImages")]
internal sealed class M20261123_0900_StoreImages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE catalog.stored_images (
            key varchar(69) CONSTRAINT pk_stored_images PRIMARY KEY,
            -- When somebody last wanted it stored: it stays for an hour from then on, named or not.
            stored_at timestamptz NOT NULL,
            CONSTRAINT ck_stored_images_key CHECK (key ~ '^[0-9a-f]{64}\.(jpg|png|gif|webp)$')
        );
        CREATE INDEX ix_stored_images_stored_at ON catalog.stored_images (stored_at);

        -- Null where only the address of a picture elsewhere is known. The reference makes it impossible that a file is
        -- collected and named at the same time.
        ALTER TABLE catalog.product_images
            ADD COLUMN storage_key varchar(69) CONSTRAINT fk_product_images_stored_image REFERENCES catalog.stored_images (key);
        CREATE INDEX ix_product_images_storage_key ON catalog.product_images (storage_key);
        """);
}
