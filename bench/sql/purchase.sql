-- What one purchase (POST /api/v1/transactions) sends to PostgreSQL, in the order in which the program sends it, as
-- log_statement=all shows it; values that are the same for every purchase stand here as they are. K2 sends it in one batch,
-- pgbench statement by statement and in one pipeline. What follows from the purchase later, by the outbox, is not in it: where
-- the program has NULL for due_at, these messages are never due, or the program's relay would deliver them in the ceiling's time.

-- Whose token is it? (SessionGate: at most twice a second for each session)
SELECT s.user_id, u.role
FROM identity.sessions s JOIN identity.users u ON u.id = s.user_id
WHERE s.id = :session_id AND s.revoked_at IS NULL AND u.is_active;

SELECT p1.id, p1.bumped_at, p1.category_id, p1.condition, p1.created_at, p1.description, p1.is_featured, p1.is_negotiable, p1.latitude,
    p1.location, p1.longitude, p1.original_price, p1.price, p1.public_latitude, p1.public_longitude, p1.seller_id, p1.slug, p1.status,
    p1.title, p1.updated_at, p1.version, p0.id, p0."order", p0.product_id, p0.thumbnail_url, p0.url
FROM (SELECT * FROM catalog.products AS p WHERE p.id = :product_id LIMIT 1) AS p1
LEFT JOIN catalog.product_images AS p0 ON p1.id = p0.product_id
ORDER BY p1.id;

SELECT u.id, u.username
FROM identity.users AS u
WHERE u.id = :seller_id AND u.is_active
LIMIT 1;

SELECT EXISTS (
    SELECT 1 FROM identity.blocks AS b
    WHERE b.lifted_at IS NULL AND ((b.blocker_id = :buyer_id AND b.blocked_id = :seller_id) OR (b.blocker_id = :seller_id AND b.blocked_id = :buyer_id)));

SELECT t.open_slot
FROM trading.transactions AS t
WHERE t.buyer_id = :buyer_id AND t.open_slot IS NOT NULL;

BEGIN;

INSERT INTO messaging.notifications (id, body, created_at, product_id, read_at, title, transaction_id, type, user_id, version)
VALUES (:id, :body, :now, :product_id, NULL, '새 거래 요청', :id, 'transaction_requested', :seller_id, 1);

INSERT INTO common.outbox (id, aggregate_id, aggregate_type, aggregate_version, attempts, due_at, last_error, occurred_at, ordinal,
    parked_at, payload, processed_at, trace_parent, type)
VALUES (:id, :id, 'transaction', 1, 0, 'infinity', NULL, :now, 0,
    NULL, :payload, NULL, '00-08b9985bda24322e17321ca8ef6af1f8-fd7908d790a25c05-00', 'trading.transaction_requested');

UPDATE catalog.products SET status = 'reserved', updated_at = :now, version = 2
WHERE id = :product_id AND version = 1;

INSERT INTO trading.transactions (id, amount, buyer_id, buyer_notes, buyer_received_at, cancellation_reason, cancelled_at, completed_at,
    created_at, meeting_location, meeting_time, open_slot, payment_method, payment_status, process_version, product_id, product_title,
    seller_handed_over_at, seller_id, seller_notes, status, updated_at, version)
VALUES (:id, :amount, :buyer_id, NULL, NULL, NULL, NULL, NULL,
    :now, NULL, NULL, :slot, NULL, 'none', 1, :product_id, :title,
    NULL, :seller_id, NULL, 'pending', :now, 1);

INSERT INTO trading.transaction_steps (number, transaction_id, actor_id, at, from_status, note, to_status, transition)
VALUES (1, :id, :buyer_id, :now, NULL, NULL, 'pending', 'request');

COMMIT;
