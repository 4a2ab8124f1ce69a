-- find
SELECT l.id, l.version, l.company_id, l.user_id, json_build_object('id', l.id, 'version', l.version, 'user',
    json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'start_on', l.start_on, 'end_on',
    l.end_on, 'kind', l.kind, 'note', l.note, 'created_at', l.created_at, 'updated_at', l.updated_at)::text AS json
FROM leaves l
JOIN users u ON u.id = l.user_id
WHERE l.id = $1
AND l.company_id = $2

-- find
SELECT l.id, l.version, l.company_id, l.user_id, json_build_object('id', l.id, 'version', l.version, 'user',
    json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'start_on', l.start_on, 'end_on',
    l.end_on, 'kind', l.kind, 'note', l.note, 'created_at', l.created_at, 'updated_at', l.updated_at)::text AS json
FROM leaves l
JOIN users u ON u.id = l.user_id
WHERE l.id = $1
AND (l.user_id = $2
  AND l.company_id = $3)

-- subject
SELECT l.company_id, l.user_id
FROM leaves l
WHERE l.id = $1

-- findForUpdate
SELECT "id","company_id","user_id","start_on","end_on","kind","note","created_at","updated_at","version"
FROM leaves
WHERE id = $1
FOR
UPDATE

-- findOfForUpdate
SELECT "id","company_id","user_id","start_on","end_on","kind","note","created_at","updated_at","version"
FROM leaves
WHERE user_id = $1
ORDER BY id
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM leaves l
  JOIN users u ON u.id = l.user_id
  WHERE l.company_id = $1
  AND l.id = $2
  AND l.user_id = $3
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($4::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND l.end_on >= $5
  AND l.start_on <= $6
  AND l.kind = $7) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', l.id, 'version', l.version, 'user', json_build_object('id', u.id, 'name', u.name,
        'profile_image', u.profile_image), 'start_on', l.start_on, 'end_on', l.end_on, 'kind', l.kind, 'note', l.note,
        'created_at', l.created_at, 'updated_at', l.updated_at) AS json
    FROM leaves l
    JOIN users u ON u.id = l.user_id
    WHERE l.company_id = $8
    AND l.id = $9
    AND l.user_id = $10
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($11::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND l.end_on >= $12
    AND l.start_on <= $13
    AND l.kind = $14
    ORDER BY l.created_at DESC, l.id
    LIMIT $15 OFFSET $16 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM leaves l
  JOIN users u ON u.id = l.user_id
  WHERE (l.user_id = $1
    AND l.company_id = $2)
  AND l.id = $3
  AND l.user_id = $4
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND l.end_on >= $6
  AND l.start_on <= $7
  AND l.kind = $8) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', l.id, 'version', l.version, 'user', json_build_object('id', u.id, 'name', u.name,
        'profile_image', u.profile_image), 'start_on', l.start_on, 'end_on', l.end_on, 'kind', l.kind, 'note', l.note,
        'created_at', l.created_at, 'updated_at', l.updated_at) AS json
    FROM leaves l
    JOIN users u ON u.id = l.user_id
    WHERE (l.user_id = $9
      AND l.company_id = $10)
    AND l.id = $11
    AND l.user_id = $12
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($13::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND l.end_on >= $14
    AND l.start_on <= $15
    AND l.kind = $16
    ORDER BY l.created_at DESC, l.id
    LIMIT $17 OFFSET $18 ) row) AS results

-- mayTake
SELECT 1
WHERE EXISTS (SELECT
  FROM users other
  WHERE other.id = $1
  AND (other.id = $2
    OR (other.company_id = $3
      AND other.status NOT IN ('deactivated', 'anonymised'))))

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM leaves
WHERE id = $1
