-- list
SELECT (SELECT count(*)::int
  FROM passkeys p
  JOIN users u ON u.id = p.user_id
  WHERE (p.user_id = $1
    OR u.company_id = $2)
  AND p.user_id = $3
  AND p.id = $4) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT p.id, p.user_id, p.name, p.backed_up, p.created_at, p.last_used_at
    FROM passkeys p
    JOIN users u ON u.id = p.user_id
    WHERE (p.user_id = $5
      OR u.company_id = $6)
    AND p.user_id = $7
    AND p.id = $8
    ORDER BY p.created_at DESC, p.name, p.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM passkeys p
  JOIN users u ON u.id = p.user_id
  WHERE p.user_id = $1
  AND p.user_id = $2
  AND p.id = $3) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT p.id, p.user_id, p.name, p.backed_up, p.created_at, p.last_used_at
    FROM passkeys p
    JOIN users u ON u.id = p.user_id
    WHERE p.user_id = $4
    AND p.user_id = $5
    AND p.id = $6
    ORDER BY p.created_at DESC, p.name, p.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- descriptorsOf
SELECT p.credential_id, p.transports
FROM passkeys p
WHERE p.user_id = $1
ORDER BY p.id

-- subject
SELECT u.id AS user_id, u.company_id
FROM passkeys p
JOIN users u ON u.id = p.user_id
WHERE p.id = $1

-- findByCredential
SELECT p.id, p.user_id, p.public_key
FROM passkeys p
WHERE p.credential_id = $1

-- findForUpdate
SELECT "id","user_id","name","credential_id","public_key","sign_counter","transports","device_type","backed_up","last_used_at","created_at"
FROM passkeys
WHERE id = $1
FOR
UPDATE

-- countOf
SELECT count(*)::int AS count
FROM passkeys p
WHERE p.user_id = $1

-- isLastDemanded
SELECT
FROM users u
WHERE u.id = $1
FOR NO KEY
UPDATE

-- isLastDemanded
SELECT ((u.role = 'admin'
    AND coalesce(c.settings @> '{"require_admin_totp": true}', false))
  AND EXISTS (SELECT
    FROM totp_secrets t
    WHERE t.user_id = u.id
    AND t.confirmed_at IS NOT NULL)::int + (SELECT count(*)
    FROM passkeys k
    WHERE k.user_id = u.id) <= 1) AS is_last
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM passkeys
WHERE id = $1

-- removeAllOf
DELETE
FROM passkeys
WHERE user_id = $1

-- useChallenge
INSERT INTO used_passkey_challenges (hash, expires_at)
VALUES ($1, $2)
ON CONFLICT DO NOTHING
RETURNING hash

-- removeChallengesExpiredBefore
DELETE
FROM used_passkey_challenges
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM used_passkey_challenges
    WHERE expires_at < $1
    LIMIT $2))
RETURNING 1
