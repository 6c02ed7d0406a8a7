using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Catalog.Persistence.Migrations;

/// <summary>Those who like a listing are found some at a time.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0950_TellThoseWhoLike")]
internal sealed class M20261123_0950_TellThoseWhoLike : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX ix_product_likes_product_user ON catalog.product_likes (product_id, user_id);
        DROP INDEX catalog.ix_product_likes_product_id;
        """);
}
