-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'name', c.name, 'timezone', c.timezone,
    'locale', c.locale, 'logo', c.logo, 'settings', c.settings, 'quota_bytes', c.quota_bytes, 'people_count',
    (SELECT count(*)
    FROM users u
    WHERE u.company_id = c.id
    AND u.status IN ('active', 'suspended', 'leaving')), 'departments_count', (SELECT count(*)
    FROM departments d
    WHERE d.company_id = c.id), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json
FROM companies c
WHERE c.id = $1
AND c.id = $2

-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'name', c.name, 'timezone', c.timezone,
    'locale', c.locale, 'logo', c.logo)::text AS json
FROM companies c
WHERE c.id = $1
AND c.id = $2

-- subject
SELECT c.id
FROM companies c
WHERE c.id = $1

-- rulesOf
SELECT c.timezone, c.locale, c.settings
FROM companies c
WHERE c.id = $1

-- findForUpdate
SELECT "id","name","timezone","locale","logo","settings","quota_bytes","created_at","updated_at","version"
FROM companies
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM companies c
  WHERE c.id = $1
  AND c.id = $2
  AND (c.name ILIKE $3
    OR c.id LIKE $4)) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'version', c.version, 'name', c.name, 'timezone', c.timezone, 'locale', c.locale,
        'logo', c.logo, 'settings', c.settings, 'quota_bytes', c.quota_bytes, 'people_count', (SELECT count(*)
        FROM users u
        WHERE u.company_id = c.id
        AND u.status IN ('active', 'suspended', 'leaving')), 'departments_count', (SELECT count(*)
        FROM departments d
        WHERE d.company_id = c.id), 'created_at', c.created_at, 'updated_at', c.updated_at) AS json
    FROM companies c
    WHERE c.id = $5
    AND c.id = $6
    AND (c.name ILIKE $7
      OR c.id LIKE $8)
    ORDER BY c.created_at DESC, c.name, c.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM companies c
  WHERE c.id = $1
  AND c.id = $2
  AND (c.name ILIKE $3
    OR c.id LIKE $4)) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'version', c.version, 'name', c.name, 'timezone', c.timezone, 'locale', c.locale,
        'logo', c.logo) AS json
    FROM companies c
    WHERE c.id = $5
    AND c.id = $6
    AND (c.name ILIKE $7
      OR c.id LIKE $8)
    ORDER BY c.created_at DESC, c.name, c.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- hasActingAdmin
SELECT 1
FROM users u
WHERE u.company_id = $1
AND u.role = 'admin'
AND u.status IN ('active', 'leaving')
LIMIT 1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM companies
WHERE id = $1
