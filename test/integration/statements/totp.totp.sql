-- statusOf
SELECT t.confirmed_at AS enabled_at, (u.role = 'admin'
  AND coalesce(c.settings @> '{"require_admin_totp": true}', false)) AS required, (SELECT count(*)
  FROM recovery_codes r
  WHERE r.user_id = u.id) AS recovery_codes_left
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
LEFT
JOIN totp_secrets t ON t.user_id = u.id
WHERE u.id = $1

-- findForUpdate
SELECT "user_id","sealed","confirmed_at","last_step","failures","failing_since","created_at"
FROM totp_secrets
WHERE user_id = $1
FOR
UPDATE

-- begin
INSERT INTO totp_secrets AS t (user_id, sealed)
VALUES ($1, $2)
ON CONFLICT (user_id) DO
UPDATE
SET sealed = excluded.sealed, created_at = now()
WHERE t.confirmed_at IS NULL
RETURNING (SELECT u.email
  FROM users u
  WHERE u.id = t.user_id) AS email

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

-- save
-- save: written from the entity's metadata

-- remove
WITH codes AS (DELETE
  FROM recovery_codes
  WHERE user_id = $1)
DELETE
FROM totp_secrets
WHERE user_id = $2
RETURNING confirmed_at IS NOT NULL AS was_on

-- replaceRecoveryCodes
DELETE
FROM recovery_codes
WHERE user_id = $1

-- replaceRecoveryCodes
INSERT INTO recovery_codes (user_id, hash)
SELECT $1, unnest($2::text[])

-- useRecoveryCode
DELETE
FROM recovery_codes
WHERE user_id = $1
AND hash = $2
RETURNING hash
