using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Messaging.Persistence.Migrations;

/// <summary>Conversations, messages and notifications.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261122_0400_CreateMessaging")]
internal sealed class M20261122_0400_CreateMessaging : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE SCHEMA messaging;
        -- References to another module are checked at COMMIT: one unit of work writes several modules, in an order of its own.

        CREATE SEQUENCE messaging.conversations_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE messaging.conversations (
            id bigint CONSTRAINT pk_conversations PRIMARY KEY,
            low_user_id bigint NOT NULL CONSTRAINT fk_conversations_low_user REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            high_user_id bigint NOT NULL CONSTRAINT fk_conversations_high_user REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            product_id bigint CONSTRAINT fk_conversations_product REFERENCES catalog.products (id) DEFERRABLE INITIALLY DEFERRED,
            created_at timestamptz NOT NULL,
            last_message_at timestamptz NOT NULL,
            version integer NOT NULL,
            CONSTRAINT ck_conversations_pair CHECK (low_user_id < high_user_id)
        );
        CREATE UNIQUE INDEX ux_conversations_pair_product ON messaging.conversations (low_user_id, high_user_id, product_id) NULLS NOT DISTINCT;
        CREATE INDEX ix_conversations_high_user_id ON messaging.conversations (high_user_id);
        CREATE INDEX ix_conversations_product_id ON messaging.conversations (product_id);

        CREATE SEQUENCE messaging.messages_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE messaging.messages (
            id bigint CONSTRAINT pk_messages PRIMARY KEY,
            conversation_id bigint NOT NULL CONSTRAINT fk_messages_conversation REFERENCES messaging.conversations (id),
            sender_id bigint NOT NULL CONSTRAINT fk_messages_sender REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            receiver_id bigint NOT NULL CONSTRAINT fk_messages_receiver REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            product_id bigint CONSTRAINT fk_messages_product REFERENCES catalog.products (id) DEFERRABLE INITIALLY DEFERRED,
            content varchar(5000) NOT NULL,
            attachment_url varchar(500),
            client_msg_id varchar(100),
            created_at timestamptz NOT NULL,
            read_at timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_messages_parties CHECK (sender_id <> receiver_id)
        );
        CREATE INDEX ix_messages_conversation_created ON messaging.messages (conversation_id, created_at);
        CREATE INDEX ix_messages_sender_created ON messaging.messages (sender_id, created_at);
        CREATE INDEX ix_messages_receiver_created ON messaging.messages (receiver_id, created_at);
        CREATE INDEX ix_messages_product_id ON messaging.messages (product_id);
        CREATE UNIQUE INDEX ux_messages_client_msg_id ON messaging.messages (sender_id, client_msg_id) WHERE client_msg_id IS NOT NULL;

        CREATE SEQUENCE messaging.notifications_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE messaging.notifications (
            id bigint CONSTRAINT pk_notifications PRIMARY KEY,
            user_id bigint NOT NULL CONSTRAINT fk_notifications_user REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            type varchar(50) NOT NULL,
            title varchar(200) NOT NULL,
            body varchar(1000) NOT NULL,
            transaction_id bigint CONSTRAINT fk_notifications_transaction REFERENCES trading.transactions (id) DEFERRABLE INITIALLY DEFERRED,
            product_id bigint CONSTRAINT fk_notifications_product REFERENCES catalog.products (id) DEFERRABLE INITIALLY DEFERRED,
            created_at timestamptz NOT NULL,
            read_at timestamptz,
            version integer NOT NULL
        );
        CREATE INDEX ix_notifications_user_created ON messaging.notifications (user_id, created_at);
        CREATE INDEX ix_notifications_transaction_id ON messaging.notifications (transaction_id);
        CREATE INDEX ix_notifications_product_id ON messaging.notifications (product_id);
        -- What a badge counts.
        CREATE INDEX ix_notifications_unread ON messaging.notifications (user_id) WHERE read_at IS NULL;
        """);
}
