-- add
INSERT INTO provider_visits ("state_hash","provider","user_id","session_id","return_to","expires_at","used_at")
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- consume
UPDATE provider_visits
SET used_at = $1
WHERE state_hash = $2
AND provider = $3
AND used_at IS NULL
AND expires_at > $4
RETURNING state_hash, provider, user_id, session_id, return_to, expires_at, used_at

-- removeExpiredBefore
DELETE
FROM provider_visits
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM provider_visits
    WHERE expires_at < $1
    LIMIT $2))
RETURNING 1
