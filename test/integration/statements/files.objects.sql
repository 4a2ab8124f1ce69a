-- add
INSERT INTO stored_objects ("id","company_id","user_id","size_bytes","sha256")
VALUES ($1, $2, $3, $4, $5)

-- lockHash
SELECT pg_advisory_xact_lock(hashtextextended($1, 0))

-- findSame
SELECT o.id
FROM stored_objects o
WHERE o.user_id = $1
AND o.company_id IS NOT DISTINCT
FROM $2
AND o.sha256 = $3
FOR
UPDATE

-- note
UPDATE stored_objects
SET sha256 = $1
WHERE id = $2

-- removeUnused
SELECT 1
FROM stored_objects o
WHERE o.id = $1
FOR
UPDATE

-- removeUnused
DELETE
FROM stored_objects o
WHERE o.id = $1
AND NOT EXISTS (SELECT
  FROM files f
  WHERE f.object_id = o.id)
RETURNING o.id

-- derive
INSERT INTO derived_objects AS d (id, file_id, name, mime_type, size_bytes)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (file_id, name) DO
UPDATE
SET id = excluded.id, mime_type = excluded.mime_type, size_bytes = excluded.size_bytes
RETURNING old.id AS id

-- removeOldPages
DELETE
FROM derived_objects
WHERE id IN (
  SELECT d.id
  FROM derived_objects d
  JOIN files f ON f.id = d.file_id
  WHERE f.user_id = $1
  AND d.name LIKE 'page-%'
  ORDER BY d.created_at DESC, d.id OFFSET $2)
RETURNING id

-- findDerived
SELECT d.id, d.file_id, d.name, d.mime_type, d.size_bytes, d.created_at
FROM derived_objects d
WHERE d.file_id = $1
AND d.name = $2

-- removeDerived
DELETE
FROM derived_objects d
WHERE d.file_id = $1
RETURNING d.id
