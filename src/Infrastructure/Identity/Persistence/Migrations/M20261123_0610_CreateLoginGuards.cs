using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Persistence.Migrations;

/// <summary>What keeps passwords from being guessed: failed logins by address, and the captchas that were used up.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261123_0610_CreateLoginGuards")]
internal sealed class M20261123_0610_CreateLoginGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE identity.login_guards (
            email_key bytea CONSTRAINT pk_login_guards PRIMARY KEY,
            failures integer NOT NULL,
            last_failed_at timestamptz NOT NULL,
            CONSTRAINT ck_login_guards_email_key CHECK (length(email_key) = 32),
            CONSTRAINT ck_login_guards_failures CHECK (failures BETWEEN 0 AND 5)
        );
        CREATE INDEX ix_login_guards_last_failed_at ON identity.login_guards (last_failed_at);

        CREATE TABLE identity.spent_captchas (
            challenge bytea CONSTRAINT pk_spent_captchas PRIMARY KEY,
            expires_at timestamptz NOT NULL,
            CONSTRAINT ck_spent_captchas_challenge CHECK (length(challenge) = 32)
        );
        CREATE INDEX ix_spent_captchas_expires_at ON identity.spent_captchas (expires_at);
        """);
}
