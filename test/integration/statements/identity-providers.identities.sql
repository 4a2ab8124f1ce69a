-- list
SELECT (SELECT count(*)::int
  FROM linked_identities i
  WHERE i.user_id = $1
  AND i.id = $2) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT i.id, i.provider, i.email, i.linked_at, i.last_used_at
    FROM linked_identities i
    WHERE i.user_id = $3
    AND i.id = $4
    ORDER BY i.id
    LIMIT $5 OFFSET $6 ) row) AS results

-- find
SELECT i.id, i.provider, i.email, i.linked_at, i.last_used_at, i.user_id
FROM linked_identities i
WHERE i.id = $1

-- ownerOf
SELECT u.id, u.company_id, u.email, u.status IN ('active', 'leaving') AS may_sign_in, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS unproven, CASE WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) THEN 'unproven' WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NOT NULL) THEN 'unconfirmed' END IS NULL AS confirmed, u.password_hash IS NOT NULL AS has_password,
      i.id AS identity_id
FROM linked_identities i
JOIN users u ON u.id = i.user_id
WHERE i.issuer = $1
AND i.subject = $2
FOR NO KEY
UPDATE OF u

-- companiesOf
SELECT u.company_id
FROM linked_identities i
JOIN users u ON u.id = i.user_id
WHERE i.issuer = $1
AND i.subject = $2
UNION
SELECT u.company_id
FROM users u
WHERE u.email = $3

-- holderOf
SELECT u.id, u.company_id, u.email, u.status IN ('active', 'leaving') AS may_sign_in, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS unproven, CASE WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) THEN 'unproven' WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NOT NULL) THEN 'unconfirmed' END IS NULL AS confirmed, u.password_hash IS NOT NULL AS has_password
FROM users u
WHERE u.email = $1
FOR NO KEY
UPDATE

-- lockHolder
SELECT u.id, u.company_id, u.email, u.status IN ('active', 'leaving') AS may_sign_in, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS unproven, CASE WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) THEN 'unproven' WHEN (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NOT NULL) THEN 'unconfirmed' END IS NULL AS confirmed, u.password_hash IS NOT NULL AS has_password
FROM users u
WHERE u.id = $1
FOR NO KEY
UPDATE

-- add
INSERT INTO linked_identities ("user_id","provider","issuer","subject","email","linked_at","last_used_at")
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id

-- noteUse
UPDATE linked_identities
SET email = $1, last_used_at = $2
WHERE id = $3

-- count
SELECT count(*)::int AS n
FROM linked_identities
WHERE user_id = $1

-- remove
DELETE
FROM linked_identities
WHERE id = $1

-- removeAllOf
DELETE
FROM linked_identities
WHERE user_id = $1
