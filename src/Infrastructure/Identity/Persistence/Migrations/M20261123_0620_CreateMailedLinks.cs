using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Persistence.Migrations;

/// <summary>Links that were asked for by mail.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0620_CreateMailedLinks")]
internal sealed class M20261123_0620_CreateMailedLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE SEQUENCE identity.mailed_links_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE identity.mailed_links (
            id bigint CONSTRAINT pk_mailed_links PRIMARY KEY,
            user_id bigint CONSTRAINT fk_mailed_links_user REFERENCES identity.users (id),
            purpose varchar(20) NOT NULL,
            language varchar(20) NOT NULL,
            created_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            ended_at timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_mailed_links_purpose CHECK (purpose IN ('verify_email', 'reset_password')),
            CONSTRAINT ck_mailed_links_language CHECK (language IN ('ko', 'en'))
        );
        CREATE INDEX ix_mailed_links_user_id ON identity.mailed_links (user_id);
        CREATE INDEX ix_mailed_links_expires_at ON identity.mailed_links (expires_at);
        """);
}
