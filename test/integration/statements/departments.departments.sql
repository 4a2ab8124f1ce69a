-- find
SELECT d.id, d.version, d.company_id, json_build_object('id', d.id, 'version', d.version, 'name', d.name, 'description',
    d.description, 'is_active', d.is_active, 'lead', CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name',
    l.name, 'profile_image', l.profile_image) END, 'parent', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id,
    'name', p.name) END, 'people_count', (SELECT count(*)
    FROM users u
    WHERE u.department_id = d.id
    AND u.status IN ('active', 'suspended', 'leaving')), 'created_at', d.created_at, 'updated_at',
        d.updated_at)::text AS json
FROM departments d
LEFT
JOIN departments p ON p.id = d.parent_id
LEFT
JOIN users l ON l.id = d.lead_id
WHERE d.id = $1
AND d.company_id = $2

-- subject
SELECT d.company_id
FROM departments d
WHERE d.id = $1

-- findForUpdate
SELECT "id","company_id","name","description","is_active","lead_id","parent_id","created_at","updated_at","version"
FROM departments
WHERE id = $1
FOR
UPDATE

-- findLedForUpdate
SELECT "id","company_id","name","description","is_active","lead_id","parent_id","created_at","updated_at","version"
FROM departments
WHERE lead_id = $1
ORDER BY id
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM departments d
  LEFT
  JOIN departments p ON p.id = d.parent_id
  LEFT
  JOIN users l ON l.id = d.lead_id
  WHERE d.company_id = $1
  AND (d.name ILIKE $2
    OR d.description ILIKE $3)
  AND d.is_active = $4
  AND d.parent_id = $5
  AND d.id = $6) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'name', d.name, 'description', d.description, 'is_active',
        d.is_active, 'lead', CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name', l.name, 'profile_image',
        l.profile_image) END, 'parent', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END,
        'people_count', (SELECT count(*)
        FROM users u
        WHERE u.department_id = d.id
        AND u.status IN ('active', 'suspended', 'leaving')), 'created_at', d.created_at, 'updated_at', d.updated_at) AS json
    FROM departments d
    LEFT
    JOIN departments p ON p.id = d.parent_id
    LEFT
    JOIN users l ON l.id = d.lead_id
    WHERE d.company_id = $7
    AND (d.name ILIKE $8
      OR d.description ILIKE $9)
    AND d.is_active = $10
    AND d.parent_id = $11
    AND d.id = $12
    ORDER BY d.created_at DESC, d.name, d.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM departments
WHERE id = $1

-- lockTree
SELECT pg_advisory_xact_lock(hashtextextended('departments of ' || $1::text, 0))

-- lockLead
SELECT 1
FROM users u
WHERE u.id = $1
AND u.company_id = $2
AND u.status IN ('active', 'leaving')
FOR SHARE

-- isAbove
WITH RECURSIVE above AS (
  SELECT d.id, d.parent_id
  FROM departments d
  WHERE d.id = $1
  UNION
  SELECT d.id, d.parent_id
  FROM departments d
  JOIN above a ON d.id = a.parent_id )
SELECT 1
FROM above
WHERE id = $2
