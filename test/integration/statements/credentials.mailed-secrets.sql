-- put
INSERT INTO mailed_secrets AS m (user_id, purpose, hash, account_email, sent_to, asked_by, expires_at, sent, since)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
ON CONFLICT (user_id, purpose) DO
UPDATE
SET hash = excluded.hash, account_email = excluded.account_email, sent_to = excluded.sent_to,
    asked_by = excluded.asked_by, expires_at = excluded.expires_at, used_at = NULL,
    sent = CASE WHEN m.since > $9 THEN m.sent + 1 ELSE 1 END,
    since = CASE WHEN m.since > $10 THEN m.since ELSE excluded.since END
WHERE m.since <= $11
OR m.sent < $12
RETURNING user_id

-- find
SELECT m.*
FROM mailed_secrets m
WHERE m.hash = $1
AND m.purpose = ANY ($2)
AND m.used_at IS NULL
AND m.expires_at > $3

-- use
UPDATE mailed_secrets
SET used_at = $1
WHERE hash = $2
AND purpose = ANY ($3)
AND used_at IS NULL
AND expires_at > $4
RETURNING *

-- voidAllOf
UPDATE mailed_secrets
SET used_at = $1
WHERE user_id = $2
AND purpose = ANY ($3)
AND used_at IS NULL

-- removeAllOf
DELETE
FROM mailed_secrets
WHERE user_id = $1

-- removeOlderThan
DELETE
FROM mailed_secrets
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM mailed_secrets
    WHERE expires_at < $1
    LIMIT $2))
RETURNING 1
