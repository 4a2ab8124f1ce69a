-- subject
SELECT u.id AS user_id, u.company_id
FROM users u
WHERE u.id = $1

-- view
SELECT u.id, coalesce(q.version, 1) AS version, json_build_object('user_id', u.id, 'version', coalesce(q.version, 1),
    'name', u.name, 'plan', coalesce(q.plan, 'solo'), 'custom_bytes', q.custom_bytes, 'bonus_bytes', coalesce(q.bonus_bytes,
    0), 'limit', coalesce(q.limit_bytes, $1::bigint), 'used', coalesce(q.used_bytes, 0), 'reserved',
    coalesce(q.reserved_bytes, 0), 'available', greatest(coalesce(q.limit_bytes, $2::bigint) - coalesce(q.used_bytes,
    0) - coalesce(q.reserved_bytes, 0), 0))::text AS json, u.id AS user_id, u.company_id
FROM users u
LEFT
JOIN user_quotas q ON q.user_id = u.id
WHERE u.id = $3
AND u.company_id = $4

-- view
SELECT u.id, coalesce(q.version, 1) AS version, json_build_object('user_id', u.id, 'version', coalesce(q.version, 1),
    'name', u.name, 'plan', coalesce(q.plan, 'solo'), 'custom_bytes', q.custom_bytes, 'bonus_bytes', coalesce(q.bonus_bytes,
    0), 'limit', coalesce(q.limit_bytes, $1::bigint), 'used', coalesce(q.used_bytes, 0), 'reserved',
    coalesce(q.reserved_bytes, 0), 'available', greatest(coalesce(q.limit_bytes, $2::bigint) - coalesce(q.used_bytes,
    0) - coalesce(q.reserved_bytes, 0), 0))::text AS json, u.id AS user_id, u.company_id
FROM users u
LEFT
JOIN user_quotas q ON q.user_id = u.id
WHERE u.id = $3
AND u.id = $4

-- list
SELECT (SELECT count(*)::int
  FROM users u
  LEFT
  JOIN user_quotas q ON q.user_id = u.id
  WHERE u.company_id = $1
  AND u.status IN ('active', 'suspended', 'leaving')
  AND u.name ILIKE $2
  AND u.id = $3
  AND coalesce(q.plan, 'solo') = $4) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('user_id', u.id, 'version', coalesce(q.version, 1), 'name', u.name, 'plan', coalesce(q.plan,
        'solo'), 'custom_bytes', q.custom_bytes, 'bonus_bytes', coalesce(q.bonus_bytes, 0), 'limit', coalesce(q.limit_bytes,
        $5::bigint), 'used', coalesce(q.used_bytes, 0), 'reserved', coalesce(q.reserved_bytes, 0), 'available',
        greatest(coalesce(q.limit_bytes, $6::bigint) - coalesce(q.used_bytes, 0) - coalesce(q.reserved_bytes, 0), 0)) AS json
    FROM users u
    LEFT
    JOIN user_quotas q ON q.user_id = u.id
    WHERE u.company_id = $7
    AND u.status IN ('active', 'suspended', 'leaving')
    AND u.name ILIKE $8
    AND u.id = $9
    AND coalesce(q.plan, 'solo') = $10
    ORDER BY u.name, u.id
    LIMIT $11 OFFSET $12 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM users u
  LEFT
  JOIN user_quotas q ON q.user_id = u.id
  WHERE u.id = $1
  AND u.status IN ('active', 'suspended', 'leaving')
  AND u.name ILIKE $2
  AND u.id = $3
  AND coalesce(q.plan, 'solo') = $4) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('user_id', u.id, 'version', coalesce(q.version, 1), 'name', u.name, 'plan', coalesce(q.plan,
        'solo'), 'custom_bytes', q.custom_bytes, 'bonus_bytes', coalesce(q.bonus_bytes, 0), 'limit', coalesce(q.limit_bytes,
        $5::bigint), 'used', coalesce(q.used_bytes, 0), 'reserved', coalesce(q.reserved_bytes, 0), 'available',
        greatest(coalesce(q.limit_bytes, $6::bigint) - coalesce(q.used_bytes, 0) - coalesce(q.reserved_bytes, 0), 0)) AS json
    FROM users u
    LEFT
    JOIN user_quotas q ON q.user_id = u.id
    WHERE u.id = $7
    AND u.status IN ('active', 'suspended', 'leaving')
    AND u.name ILIKE $8
    AND u.id = $9
    AND coalesce(q.plan, 'solo') = $10
    ORDER BY u.name, u.id
    LIMIT $11 OFFSET $12 ) row) AS results

-- findForUpdate
INSERT INTO user_quotas (user_id, limit_bytes)
VALUES ($1, $2)
ON CONFLICT (user_id) DO NOTHING

-- findForUpdate
SELECT "user_id","plan","custom_bytes","bonus_bytes","limit_bytes","used_bytes","reserved_bytes","level","referral_code","referrals","created_at","updated_at","version"
FROM user_quotas
WHERE user_id = $1
FOR
UPDATE

-- save
-- save: written from the entity's metadata
