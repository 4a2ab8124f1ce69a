-- rightsOf
SELECT k.id AS api_key_id, k.scopes, floor(extract(epoch
    FROM k.expires_at))::float8 AS exp, 0 AS session_id, u.id, u.role, u.company_id, u.department_id, u.is_superuser,
        u.locale, ((u.role = 'admin'
    AND coalesce(c.settings @> '{"require_admin_totp": true}', false))
  AND NOT EXISTS (SELECT
    FROM totp_secrets t
    WHERE t.user_id = u.id
    AND t.confirmed_at IS NOT NULL)
  AND NOT EXISTS (SELECT
    FROM passkeys k
    WHERE k.user_id = u.id)) AS must_enrol, u.must_change_password, CASE WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) THEN 'unproven' WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NOT NULL) THEN 'unconfirmed' END AS address_standing
FROM api_keys k
JOIN users u ON u.id = k.user_id
LEFT
JOIN companies c ON c.id = u.company_id
WHERE k.hash = $1
AND k.revoked_at IS NULL
AND (k.expires_at IS NULL
  OR k.expires_at > now())
AND u.status IN ('active', 'leaving')

-- noteUse
UPDATE api_keys
SET last_used_at = now(), last_used_address = $1
WHERE id = $2
AND (last_used_at IS NULL
  OR last_used_at <= now() - interval '1 minute')
RETURNING id

-- find
SELECT k.id, k.version, k.user_id, u.company_id, (SELECT row_to_json(row)
  FROM (SELECT k.id, k.version, k.user_id, k.name, k.prefix, k.scopes, k.expires_at, k.last_used_at, k.last_used_address,
      k.created_at, k.updated_at) row)::text AS json
FROM api_keys k
JOIN users u ON u.id = k.user_id
WHERE k.id = $1
AND k.revoked_at IS NULL
AND (k.user_id = $2
  OR u.company_id = $3)

-- find
SELECT k.id, k.version, k.user_id, u.company_id, (SELECT row_to_json(row)
  FROM (SELECT k.id, k.version, k.user_id, k.name, k.prefix, k.scopes, k.expires_at, k.last_used_at, k.last_used_address,
      k.created_at, k.updated_at) row)::text AS json
FROM api_keys k
JOIN users u ON u.id = k.user_id
WHERE k.id = $1
AND k.revoked_at IS NULL
AND k.user_id = $2

-- subject
SELECT u.id AS user_id, u.company_id
FROM api_keys k
JOIN users u ON u.id = k.user_id
WHERE k.id = $1

-- findForUpdate
SELECT "id","user_id","name","prefix","hash","scopes","expires_at","last_used_at","last_used_address","revoked_at","created_at","updated_at","version"
FROM api_keys
WHERE id = $1
FOR
UPDATE

-- findForUpdate
SELECT u.id AS user_id, u.company_id
FROM users u
WHERE u.id = $1

-- list
SELECT (SELECT count(*)::int
  FROM api_keys k
  JOIN users u ON u.id = k.user_id
  WHERE k.revoked_at IS NULL
  AND (k.user_id = $1
    OR u.company_id = $2)
  AND k.user_id = $3
  AND k.id = $4) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT k.id, k.version, k.user_id, k.name, k.prefix, k.scopes, k.expires_at, k.last_used_at, k.last_used_address,
        k.created_at, k.updated_at
    FROM api_keys k
    JOIN users u ON u.id = k.user_id
    WHERE k.revoked_at IS NULL
    AND (k.user_id = $5
      OR u.company_id = $6)
    AND k.user_id = $7
    AND k.id = $8
    ORDER BY k.created_at DESC, k.name, k.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM api_keys k
  JOIN users u ON u.id = k.user_id
  WHERE k.revoked_at IS NULL
  AND k.user_id = $1
  AND k.user_id = $2
  AND k.id = $3) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT k.id, k.version, k.user_id, k.name, k.prefix, k.scopes, k.expires_at, k.last_used_at, k.last_used_address,
        k.created_at, k.updated_at
    FROM api_keys k
    JOIN users u ON u.id = k.user_id
    WHERE k.revoked_at IS NULL
    AND k.user_id = $4
    AND k.user_id = $5
    AND k.id = $6
    ORDER BY k.created_at DESC, k.name, k.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- countOf
SELECT count(*)::int AS count
FROM api_keys k
WHERE k.user_id = $1
AND k.revoked_at IS NULL
AND (k.expires_at IS NULL
  OR k.expires_at > now())

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- revokeAllOf
UPDATE api_keys
SET revoked_at = $1
WHERE user_id = $2
AND revoked_at IS NULL

-- removeAllOf
DELETE
FROM api_keys
WHERE user_id = $1
