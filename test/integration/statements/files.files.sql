-- subject
SELECT f.user_id, f.company_id
FROM files f
WHERE f.id = $1

-- view
SELECT f.id, f.version, f.user_id, f.company_id, f.status, json_build_object('upload_id', f.id, 'status', f.status,
    'purpose', f.purpose, 'filename', f.filename, 'mime_type', f.mime_type, 'size', f.size_bytes, 'sha256', o.sha256,
    'failure', f.failure, 'expires_at', f.expires_at, 'committed_at', f.committed_at, 'trashed_at', f.trashed_at,
    'created_at', f.created_at, 'updated_at', f.updated_at)::text AS json
FROM files f
LEFT
JOIN stored_objects o ON o.id = f.object_id
WHERE f.id = $1
AND f.user_id = $2

-- find
SELECT "id","company_id","user_id","purpose","filename","mime_type","size_bytes","status","object_id","failure","expires_at","committed_at","trashed_at","scanned_at","created_at","updated_at","version"
FROM files
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","user_id","purpose","filename","mime_type","size_bytes","status","object_id","failure","expires_at","committed_at","trashed_at","scanned_at","created_at","updated_at","version"
FROM files
WHERE id = $1
FOR
UPDATE

-- lockAll
SELECT 1
FROM files f
WHERE f.id = ANY($1::uuid[])
ORDER BY f.id
FOR
UPDATE

-- ownerOfOpen
SELECT f.user_id
FROM files f
WHERE f.id = $1
AND f.status = 'reserved'

-- countOf
SELECT count(*)::int AS kept, count(*) FILTER (WHERE f.status = 'reserved')::int AS open
FROM files f
WHERE f.user_id = $1
AND f.status NOT IN ('rejected', 'cancelled', 'expired', 'deleted')

-- add
INSERT INTO files ("id","company_id","user_id","purpose","filename","mime_type","size_bytes","status","object_id","failure","expires_at","committed_at","trashed_at","scanned_at","created_at","updated_at","version")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)

-- save
-- save: written from the entity's metadata

-- listOf
SELECT f.id
FROM files f
WHERE f.user_id = $1
AND (f.company_id IS NULL
  OR f.purpose = 'score')
ORDER BY f.created_at

-- listOverdue
SELECT f.id
FROM files f
WHERE f.status = 'reserved'
AND f.expires_at < now() - make_interval(secs => $1)
ORDER BY f.expires_at
LIMIT $2

-- listForgotten
SELECT f.id
FROM files f
WHERE f.status = 'trashed'
AND f.trashed_at < now() - make_interval(days => $1)
ORDER BY f.trashed_at
LIMIT $2

-- listAbandoned
SELECT f.id
FROM files f
WHERE f.status = 'processing'
AND f.updated_at < now() - interval '1 hour'
AND NOT EXISTS (
  SELECT
  FROM outbox o
  WHERE o.finished_at IS NULL
  AND o.name = $1
  AND o.payload->>'upload_id' = f.id::text)
LIMIT $2
