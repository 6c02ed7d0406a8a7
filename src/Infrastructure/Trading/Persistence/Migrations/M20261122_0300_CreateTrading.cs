using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.Infrastructure.Trading.Persistence.Migrations;

/// <summary>Deals and their audit trail, with every invariant that the database itself can keep.</summary>
[DbContext(typeof(MultiWebDbContext))]
[Migration("20261122_0300_CreateTrading")]
internal sealed class M20261122_0300_CreateTrading : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE SCHEMA trading;
        -- References to another module are checked at COMMIT: one unit of work writes several modules, in an order of its own.

        CREATE SEQUENCE trading.transactions_id_seq AS bigint INCREMENT BY 100;
        CREATE TABLE trading.transactions (
            id bigint CONSTRAINT pk_transactions PRIMARY KEY,
            product_id bigint NOT NULL CONSTRAINT fk_transactions_product REFERENCES catalog.products (id) DEFERRABLE INITIALLY DEFERRED,
            product_title varchar(200) NOT NULL,
            buyer_id bigint NOT NULL CONSTRAINT fk_transactions_buyer REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            seller_id bigint NOT NULL CONSTRAINT fk_transactions_seller REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            amount numeric(14,2) NOT NULL,
            status varchar(20) NOT NULL,
            payment_method varchar(20),
            payment_status varchar(20) NOT NULL,
            meeting_location varchar(200),
            meeting_time timestamptz,
            buyer_notes varchar(1000),
            seller_notes varchar(1000),
            cancellation_reason varchar(1000),
            open_slot integer,
            process_version integer NOT NULL,
            created_at timestamptz NOT NULL,
            updated_at timestamptz NOT NULL,
            seller_handed_over_at timestamptz,
            buyer_received_at timestamptz,
            completed_at timestamptz,
            cancelled_at timestamptz,
            version integer NOT NULL,
            CONSTRAINT ck_transactions_parties CHECK (buyer_id <> seller_id),
            CONSTRAINT ck_transactions_amount CHECK (amount > 0),
            CONSTRAINT ck_transactions_status CHECK (status IN ('pending', 'confirmed', 'completed', 'cancelled', 'disputed')),
            CONSTRAINT ck_transactions_payment_method CHECK (payment_method IN ('cash', 'card', 'bank_transfer', 'mobile_payment')),
            CONSTRAINT ck_transactions_payment_status CHECK (payment_status IN ('none', 'held', 'released', 'refunded', 'partially_refunded')),
            -- An open request holds exactly one of its buyer's five slots.
            CONSTRAINT ck_transactions_open_slot CHECK (CASE WHEN status = 'pending' THEN open_slot IS NOT NULL AND open_slot BETWEEN 1 AND 5 ELSE open_slot IS NULL END),
            CONSTRAINT ck_transactions_completed CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
            CONSTRAINT ck_transactions_cancelled CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL))
        );
        -- One live deal per product, and a product sold once ever.
        CREATE UNIQUE INDEX ux_transactions_live_product ON trading.transactions (product_id)
            WHERE status IN ('pending', 'confirmed', 'disputed', 'completed');
        CREATE UNIQUE INDEX ux_transactions_open_slot ON trading.transactions (buyer_id, open_slot) WHERE open_slot IS NOT NULL;
        CREATE INDEX ix_transactions_product_id ON trading.transactions (product_id);
        CREATE INDEX ix_transactions_buyer_created ON trading.transactions (buyer_id, created_at);
        CREATE INDEX ix_transactions_seller_created ON trading.transactions (seller_id, created_at);

        CREATE TABLE trading.transaction_steps (
            transaction_id bigint NOT NULL CONSTRAINT fk_transaction_steps_transaction REFERENCES trading.transactions (id),
            number integer NOT NULL,
            transition varchar(20) NOT NULL,
            from_status varchar(20),
            to_status varchar(20) NOT NULL,
            actor_id bigint NOT NULL CONSTRAINT fk_transaction_steps_actor REFERENCES identity.users (id) DEFERRABLE INITIALLY DEFERRED,
            note varchar(1000),
            at timestamptz NOT NULL,
            CONSTRAINT pk_transaction_steps PRIMARY KEY (transaction_id, number)
        );
        CREATE INDEX ix_transaction_steps_actor_id ON trading.transaction_steps (actor_id);
        """);
}
