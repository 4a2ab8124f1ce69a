-- find
SELECT found.id, found.version, found.company_id, found.json::text AS json
FROM (
  SELECT h.id, h.version, h.company_id, (SELECT row_to_json(row)
    FROM (SELECT h.id, h.version, h.start_on, h.end_on, h.name, h.created_at, h.updated_at) row) AS json
  FROM holidays h
  WHERE h.id = $1
  AND h.company_id = $2) found

-- subject
SELECT h.company_id
FROM holidays h
WHERE h.id = $1

-- findForUpdate
SELECT "id","company_id","start_on","end_on","name","created_at","updated_at","version"
FROM holidays
WHERE id = $1
FOR
UPDATE

-- findMeetingForUpdate
SELECT "id","company_id","start_on","end_on","name","created_at","updated_at","version"
FROM holidays
WHERE company_id = $1
AND start_on <= $2
AND end_on >= $3
ORDER BY start_on
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM holidays h
  WHERE h.company_id = $1
  AND h.id = $2
  AND true
  AND h.end_on >= $3
  AND h.end_on >= $4
  AND h.start_on <= $5
  AND h.start_on <= $6
  AND h.name ILIKE $7) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT h.id, h.version, h.start_on, h.end_on, h.name, h.created_at, h.updated_at
    FROM holidays h
    WHERE h.company_id = $8
    AND h.id = $9
    AND true
    AND h.end_on >= $10
    AND h.end_on >= $11
    AND h.start_on <= $12
    AND h.start_on <= $13
    AND h.name ILIKE $14
    ORDER BY h.created_at DESC, h.name, h.id
    LIMIT $15 OFFSET $16 ) row) AS results

-- listAll
SELECT h.id, h.start_on, h.end_on, h.name, h.updated_at
FROM holidays h
WHERE h.company_id = $1
AND true
AND h.end_on >= $2
AND h.end_on >= $3
AND h.start_on <= $4
AND h.start_on <= $5
ORDER BY h.start_on

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM holidays
WHERE id = $1

-- lockImports
SELECT pg_advisory_xact_lock(hashtextextended('holidays of ' || $1::text, 0))
