-- find
SELECT t.failures, t.tried_at, EXISTS (SELECT
  FROM sign_in_networks n
  WHERE n.account = t.account
  AND n.network = $1
  AND n.seen_at > $2) AS is_known
FROM sign_in_tallies t
WHERE t.account = $3
AND t.since > $4
AND t.failures >= $5

-- takeTurn
UPDATE sign_in_tallies
SET tried_at = $1
WHERE account = $2
AND tried_at <= $3
RETURNING account

-- count
INSERT INTO sign_in_tallies AS t (account, failures, since, tried_at)
VALUES ($1, 1, $2, $3)
ON CONFLICT (account) DO
UPDATE
SET failures = CASE WHEN t.since > $4 THEN t.failures + 1 ELSE 1 END,
    since = CASE WHEN t.since > $5 THEN t.since ELSE excluded.since END, tried_at = greatest(t.tried_at, excluded.tried_at)

-- know
INSERT INTO sign_in_networks AS n (account, network, seen_at)
VALUES ($1, $2, $3)
ON CONFLICT (account, network) DO
UPDATE
SET seen_at = excluded.seen_at
WHERE n.seen_at <= $4

-- removeOf
DELETE
FROM sign_in_tallies
WHERE account = $1

-- removeOlderThan
DELETE
FROM sign_in_tallies
WHERE since <= $1

-- removeOlderThan
DELETE
FROM sign_in_networks
WHERE seen_at <= $1
