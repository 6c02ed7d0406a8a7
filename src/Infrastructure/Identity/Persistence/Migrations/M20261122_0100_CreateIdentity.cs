using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Identity.Persistence.Migrations;

/// <summary>Accounts, sessions and their refresh tokens.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261122_0100_CreateIdentity")]
internal sealed class M20261122_0100_CreateIdentity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE SCHEMA identity;

        CREATE SEQUENCE identity.users_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE identity.users (
            id bigint CONSTRAINT pk_users PRIMARY KEY,
            email varchar(254) NOT NULL,
            username varchar(50) NOT NULL,
            username_key varchar(200) NOT NULL,
            password_hash varchar(100) NOT NULL,
            full_name varchar(100),
            phone varchar(30),
            bio varchar(1000),
            location varchar(200),
            avatar_url varchar(500),
            is_active boolean NOT NULL,
            is_verified boolean NOT NULL,
            role varchar(20) NOT NULL,
            rating numeric(3,2) NOT NULL,
            total_reviews integer NOT NULL,
            created_at timestamptz NOT NULL,
            last_login timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_users_role CHECK (role IN ('user', 'moderator', 'admin')),
            CONSTRAINT ck_users_rating CHECK (rating BETWEEN 0 AND 5),
            CONSTRAINT ck_users_total_reviews CHECK (total_reviews >= 0)
        );
        CREATE UNIQUE INDEX ux_users_email ON identity.users (email);
        CREATE UNIQUE INDEX ux_users_username_key ON identity.users (username_key);

        CREATE SEQUENCE identity.sessions_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE identity.sessions (
            id bigint CONSTRAINT pk_sessions PRIMARY KEY,
            user_id bigint NOT NULL CONSTRAINT fk_sessions_user REFERENCES identity.users (id),
            device varchar(200),
            ip_address varchar(45),
            created_at timestamptz NOT NULL,
            last_used_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            revoked_at timestamptz,
            revoked_reason varchar(30),
            version integer NOT NULL
        );
        CREATE INDEX ix_sessions_user_id ON identity.sessions (user_id);

        CREATE TABLE identity.refresh_tokens (
            hash bytea CONSTRAINT pk_refresh_tokens PRIMARY KEY,
            session_id bigint NOT NULL CONSTRAINT fk_refresh_tokens_session REFERENCES identity.sessions (id) ON DELETE CASCADE,
            issued_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            spent_at timestamptz,
            CONSTRAINT ck_refresh_tokens_hash CHECK (length(hash) = 32)
        );
        CREATE INDEX ix_refresh_tokens_session_id ON identity.refresh_tokens (session_id);
        -- A family is a chain: at most one of its tokens lives.
        CREATE UNIQUE INDEX ux_refresh_tokens_living ON identity.refresh_tokens (session_id) WHERE spent_at IS NULL;
        """);
}
