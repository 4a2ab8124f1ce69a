-- addIfNeeded
WITH asked AS (
  SELECT u.id, encode(sha256(convert_to(coalesce(u.password_hash, ''), 'UTF8')), 'base64') AS password_print,
      EXISTS (SELECT
    FROM totp_secrets t
    WHERE t.user_id = u.id
    AND t.confirmed_at IS NOT NULL) AS totp, EXISTS (SELECT
    FROM passkeys k
    WHERE k.user_id = u.id)
  AND (EXISTS (SELECT
      FROM totp_secrets t
      WHERE t.user_id = u.id
      AND t.confirmed_at IS NOT NULL)
    OR (u.role = 'admin'
      AND coalesce(c.settings @> '{"require_admin_totp": true}', false))) AS passkey
  FROM users u
  LEFT
  JOIN companies c ON c.id = u.company_id
  WHERE u.id = $1
  AND u.status IN ('active', 'leaving') ), added AS (
  INSERT INTO sign_in_challenges (hash, user_id, password_print, address, user_agent, expires_at)
  SELECT $2, id, password_print, $3, $4, $5
  FROM asked
  WHERE totp
  OR passkey )
SELECT totp, passkey
FROM asked
WHERE totp
OR passkey

-- ownerOf
SELECT u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in, u.name,
    u.email_verified_at, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS is_unproven, coalesce(u.locale, (SELECT c.locale
    FROM companies c
    WHERE c.id = u.company_id), 'ko') AS locale
FROM sign_in_challenges c
JOIN users u ON u.id = c.user_id
WHERE c.hash = $1
AND c.expires_at > now()
AND c.address = $2
AND c.user_agent IS NOT DISTINCT
FROM $3
AND c.password_print = encode(sha256(convert_to(coalesce(u.password_hash, ''), 'UTF8')), 'base64')
AND u.status IN ('active', 'leaving')
AND EXISTS (SELECT
  FROM totp_secrets t
  WHERE t.user_id = u.id
  AND t.confirmed_at IS NOT NULL)

-- consume
DELETE
FROM sign_in_challenges c USING users u
WHERE u.id = c.user_id
AND c.hash = $1
AND c.expires_at > now()
AND c.address = $2
AND c.user_agent IS NOT DISTINCT
FROM $3
AND c.password_print = encode(sha256(convert_to(coalesce(u.password_hash, ''), 'UTF8')), 'base64')
AND u.status IN ('active', 'leaving')
AND EXISTS (SELECT
  FROM totp_secrets t
  WHERE t.user_id = u.id
  AND t.confirmed_at IS NOT NULL)
RETURNING u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in, u.name,
    u.email_verified_at, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS is_unproven, coalesce(u.locale, (SELECT c.locale
    FROM companies c
    WHERE c.id = u.company_id), 'ko') AS locale

-- removeOf
DELETE
FROM sign_in_challenges
WHERE user_id = $1

-- removeExpiredBefore
DELETE
FROM sign_in_challenges
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM sign_in_challenges
    WHERE expires_at < $1
    LIMIT $2))
RETURNING 1
