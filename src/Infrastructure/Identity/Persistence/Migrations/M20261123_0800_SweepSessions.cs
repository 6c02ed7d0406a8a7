using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Persistence.Migrations;

/// <summary>What has expired is found without looking at everything else.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0800_SweepSessions")]
internal sealed class M20261123_0800_SweepSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX ix_sessions_expires_at ON identity.sessions (expires_at);
        CREATE INDEX ix_refresh_tokens_expires_at ON identity.refresh_tokens (expires_at);
        """);
}
