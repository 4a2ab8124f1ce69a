-- find
SELECT l.id, l.version, json_build_object('id', l.id, 'user', json_build_object('id', u.id, 'name', u.name), 'start_on',
    l.start_on, 'end_on', l.end_on, 'kind', l.kind, 'note', l.note, 'created_at', l.created_at, 'updated_at',
    l.updated_at)::text AS card
FROM leaves l
JOIN users u ON u.id = l.user_id
WHERE l.id = $1
AND l.company_id = $2

-- find
SELECT l.id, l.version, json_build_object('id', l.id, 'user', json_build_object('id', u.id, 'name', u.name), 'start_on',
    l.start_on, 'end_on', l.end_on, 'kind', l.kind, 'note', l.note, 'created_at', l.created_at, 'updated_at',
    l.updated_at)::text AS card
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
  AND l.user_id = $2
  AND l.end_on >= $3
  AND l.start_on <= $4
  AND l.kind = $5) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', l.id, 'user', json_build_object('id', u.id, 'name', u.name), 'start_on', l.start_on,
        'end_on', l.end_on, 'kind', l.kind, 'note', l.note, 'created_at', l.created_at, 'updated_at', l.updated_at) AS card
    FROM leaves l
    JOIN users u ON u.id = l.user_id
    WHERE l.company_id = $6
    AND l.user_id = $7
    AND l.end_on >= $8
    AND l.start_on <= $9
    AND l.kind = $10
    ORDER BY l.created_at DESC, l.id
    LIMIT $11 OFFSET $12 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM leaves l
  JOIN users u ON u.id = l.user_id
  WHERE (l.user_id = $1
    AND l.company_id = $2)
  AND l.user_id = $3
  AND l.end_on >= $4
  AND l.start_on <= $5
  AND l.kind = $6) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', l.id, 'user', json_build_object('id', u.id, 'name', u.name), 'start_on', l.start_on,
        'end_on', l.end_on, 'kind', l.kind, 'note', l.note, 'created_at', l.created_at, 'updated_at', l.updated_at) AS card
    FROM leaves l
    JOIN users u ON u.id = l.user_id
    WHERE (l.user_id = $7
      AND l.company_id = $8)
    AND l.user_id = $9
    AND l.end_on >= $10
    AND l.start_on <= $11
    AND l.kind = $12
    ORDER BY l.created_at DESC, l.id
    LIMIT $13 OFFSET $14 ) row) AS results

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
