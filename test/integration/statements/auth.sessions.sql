-- rightsOf
SELECT s.id AS session_id, u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.locale, s.is_browser,
    ((u.role = 'admin'
    AND coalesce(c.settings @> '{"require_admin_totp": true}', false))
  AND NOT EXISTS (SELECT
    FROM totp_secrets t
    WHERE t.user_id = u.id
    AND t.confirmed_at IS NOT NULL)
  AND NOT EXISTS (SELECT
    FROM passkeys k
    WHERE k.user_id = u.id)) AS must_enrol, u.must_change_password, coalesce(s.proven_until > now(), false) AS is_proven,
        CASE WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) THEN 'unproven' WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NOT NULL) THEN 'unconfirmed' END AS address_standing
FROM sessions s
JOIN users u ON u.id = s.user_id
LEFT
JOIN companies c ON c.id = u.company_id
WHERE s.id = $1
AND s.ended_at IS NULL
AND s.expires_at > now()
AND u.status IN ('active', 'leaving')

-- liveAmong
SELECT s.id
FROM sessions s
JOIN users u ON u.id = s.user_id
LEFT
JOIN companies c ON c.id = u.company_id
WHERE s.id = ANY ($1::int[])
AND s.ended_at IS NULL
AND s.expires_at > now()
AND u.status IN ('active', 'leaving')

-- rightsOfToken
SELECT s.id AS session_id, u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.locale, s.is_browser,
    ((u.role = 'admin'
    AND coalesce(c.settings @> '{"require_admin_totp": true}', false))
  AND NOT EXISTS (SELECT
    FROM totp_secrets t
    WHERE t.user_id = u.id
    AND t.confirmed_at IS NOT NULL)
  AND NOT EXISTS (SELECT
    FROM passkeys k
    WHERE k.user_id = u.id)) AS must_enrol, u.must_change_password, coalesce(s.proven_until > now(), false) AS is_proven,
        CASE WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) THEN 'unproven' WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NOT NULL) THEN 'unconfirmed' END AS address_standing, floor(extract(epoch
    FROM least(t.expires_at, s.expires_at)))::float8 AS exp
FROM refresh_tokens t
JOIN sessions s ON s.id = t.session_id
JOIN users u ON u.id = s.user_id
LEFT
JOIN companies c ON c.id = u.company_id
WHERE t.hash = $1
AND t.used_at IS NULL
AND t.expires_at > now()
AND s.ended_at IS NULL
AND s.expires_at > now()
AND u.status IN ('active', 'leaving')

-- lockOwner
SELECT
FROM users u
WHERE u.id = $1
FOR NO KEY
UPDATE

-- add
INSERT INTO sessions (user_id, user_agent, device, address, expires_at, is_browser, last_used_at)
VALUES ($1, $2, $3, $4, $5, $6, now())
RETURNING id

-- list
SELECT (SELECT count(*)::int
  FROM sessions s
  WHERE s.user_id = $1
  AND s.ended_at IS NULL
  AND s.expires_at > now()
  AND (s.last_used_at > now() - $2 * interval '1 second'
    OR EXISTS (SELECT
      FROM refresh_tokens t
      WHERE t.session_id = s.id
      AND t.used_at IS NULL
      AND t.expires_at > now()))
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT s.id, s.device, s.user_agent, s.address, s.created_at, s.last_used_at, s.expires_at, s.id = $4 AS current
    FROM sessions s
    WHERE s.user_id = $5
    AND s.ended_at IS NULL
    AND s.expires_at > now()
    AND (s.last_used_at > now() - $6 * interval '1 second'
      OR EXISTS (SELECT
        FROM refresh_tokens t
        WHERE t.session_id = s.id
        AND t.used_at IS NULL
        AND t.expires_at > now()))
    AND s.id = $7
    ORDER BY s.created_at DESC, s.id
    LIMIT $8 OFFSET $9 ) row) AS results

-- subject
SELECT u.id, u.company_id
FROM sessions s
JOIN users u ON u.id = s.user_id
WHERE s.id = $1

-- familyOf
SELECT s.id AS session_id, s.user_id, s.is_browser, u.company_id
FROM refresh_tokens t
JOIN sessions s ON s.id = t.session_id
JOIN users u ON u.id = s.user_id
WHERE t.hash = $1

-- familyForUpdate
SELECT s.id, s.user_id, s.is_browser, s.expires_at, s.ended_at
FROM sessions s
WHERE s.id = (SELECT t.session_id
  FROM refresh_tokens t
  WHERE t.hash = $1)
FOR
UPDATE OF s

-- tokens
SELECT hash, session_id, expires_at, used_at
FROM refresh_tokens
WHERE hash = ANY ($1)

-- addToken
INSERT INTO refresh_tokens ("hash","session_id","expires_at","used_at")
VALUES ($1, $2, $3, $4)

-- use
WITH used AS (UPDATE refresh_tokens
  SET used_at = $1
  WHERE hash = $2)
UPDATE sessions
SET last_used_at = $3
WHERE id = $4

-- prove
UPDATE sessions
SET proven_until = now() + interval '5 minutes'
WHERE id = $1
AND ended_at IS NULL
RETURNING proven_until

-- removeAllOf
DELETE
FROM sessions
WHERE user_id = $1

-- end
UPDATE sessions
SET ended_at = $1, end_reason = $2
WHERE id = $3
AND ended_at IS NULL
RETURNING id

-- endOf
UPDATE sessions
SET ended_at = $1, end_reason = 'revoked'
WHERE user_id = $2
AND ended_at IS NULL
AND expires_at > $3
AND id = coalesce($4::int, id)
AND id <> coalesce($5::int, 0)
RETURNING id

-- endOldestOf
UPDATE sessions
SET ended_at = $1, end_reason = 'revoked'
WHERE id IN (SELECT s.id
  FROM sessions s
  WHERE s.user_id = $2
  AND s.ended_at IS NULL
  AND s.expires_at > $3
  ORDER BY s.id DESC OFFSET $4)
RETURNING id

-- removeEndedBefore
DELETE
FROM sessions
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM sessions
    WHERE expires_at < $1
    OR ended_at < $2
    LIMIT $3))
RETURNING 1
