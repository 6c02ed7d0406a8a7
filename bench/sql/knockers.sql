-- Accounts at whose doors logins knock: copies of the one that has just registered, so that each password costs a hash of today's
-- cost. :many have their account, :many have had it taken away.

DELETE FROM identity.users WHERE id >= 3000000000;
INSERT INTO identity.users
SELECT (jsonb_populate_record(u, jsonb_build_object(
    'id', 3000000000 + n,
    'email', format('%s-%s@knock.example', kind, n / 2),
    'username', format('%s-%s', kind, n / 2),
    'username_key', format('%s-%s', kind, n / 2),
    'is_active', kind = 'wrong'))).*
FROM identity.users u, generate_series(1, 2 * :many) n, LATERAL (SELECT CASE n % 2 WHEN 0 THEN 'wrong' ELSE 'disabled' END AS kind) k
WHERE u.email = 'model@knock.example';
TRUNCATE identity.login_guards;
