using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Listings are brought to the top again; the indexes of the latest follow.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0920_BumpListings")]
internal sealed class M20261123_0920_BumpListings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE catalog.products ADD COLUMN bumped_at timestamptz;
        DROP INDEX catalog.idx_active_products, catalog.ix_products_available_category;
        CREATE INDEX idx_active_products ON catalog.products (COALESCE(bumped_at, created_at) DESC, id DESC) WHERE status = 'available';
        CREATE INDEX ix_products_available_category ON catalog.products (category_id, COALESCE(bumped_at, created_at) DESC, id DESC) WHERE status = 'available';
        """);
}
