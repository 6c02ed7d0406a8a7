-- What a round of purchases buys: one product to a job, in the order of their ids, the buyers in turn, each five times.

DROP TABLE IF EXISTS bench.jobs;
CREATE TABLE bench.jobs AS
WITH
    buyers AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY s.user_id) AS turn, s.user_id AS buyer_id, max(s.id) AS session_id
        FROM identity.sessions s JOIN identity.users u ON u.id = s.user_id
        WHERE u.email LIKE 'buyer-%@bench.example'
        GROUP BY s.user_id),
    wares AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY p.id) AS n, p.id AS product_id, p.price AS amount, p.title, p.seller_id
        FROM catalog.products p JOIN identity.users u ON u.id = p.seller_id AND u.is_active
        WHERE p.status = 'available' AND p.version = 1
        ORDER BY p.id LIMIT 5 * (SELECT count(*) FROM buyers))
SELECT w.n::int AS n, w.product_id, w.amount, w.title, w.seller_id, b.buyer_id, b.session_id, b.turn::int AS buyer,
    (1 + (w.n - 1) / (SELECT count(*) FROM buyers))::int AS slot,
    format('''%s''에 %s원 거래 요청이 왔어요. 24시간 안에 답해 주세요.', w.title, w.amount) AS body,
    json_build_object('at', now(), 'amount', w.amount, 'buyer_id', b.buyer_id, 'seller_id', w.seller_id,
        'product_id', w.product_id, 'product_title', w.title, 'transaction_id', 1000000000 + w.n)::text AS payload
FROM wares w JOIN buyers b ON b.turn = 1 + (w.n - 1) % (SELECT count(*) FROM buyers);
ALTER TABLE bench.jobs ADD PRIMARY KEY (n);
VACUUM (ANALYZE) bench.jobs, identity.users, identity.sessions;
