-- find
SELECT i.id, i.version, i.company_id, CASE WHEN i.status IN ('checking', 'committing')
AND o.status = 'failed' THEN 'failed' ELSE i.status::text END AS status, i.status AS stage, i.error_count, i.row_count,
    i.encoding_sample, json_build_object('id', i.id, 'version', i.version, 'status', CASE WHEN i.status IN ('checking',
    'committing')
  AND o.status = 'failed' THEN 'failed' ELSE i.status::text END, 'filename', i.filename, 'size_bytes', i.size_bytes,
      'create_departments', i.create_departments, 'encoding', i.encoding, 'encoding_sample', i.encoding_sample,
      'ignored_columns', i.ignored_columns, 'row_count', i.row_count, 'error_count', i.error_count, 'job_id', i.job_id::text,
      'progress', CASE WHEN i.status IN ('checking', 'committing') THEN coalesce(o.progress, 0) ELSE 100 END, 'committed_at',
      i.committed_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json
FROM people_imports i
LEFT
JOIN outbox o ON o.id = i.job_id
WHERE i.id = $1
AND i.company_id = $2

-- blankNamesOf
UPDATE people_imports
SET filename = '-', encoding_sample = CASE WHEN encoding_sample IS NOT NULL THEN '-' END, updated_at = now(),
    version = version + 1
WHERE user_id = $1
AND filename <> '-'

-- subject
SELECT i.company_id
FROM people_imports i
WHERE i.id = $1

-- list
SELECT (SELECT count(*)::int
  FROM people_imports i
  LEFT
  JOIN outbox o ON o.id = i.job_id
  WHERE i.company_id = $1
  AND i.id = $2
  AND CASE WHEN i.status IN ('checking', 'committing')
  AND o.status = 'failed' THEN 'failed' ELSE i.status::text END = $3) AS count, (SELECT coalesce(json_agg(row.json),
      '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'status', CASE WHEN i.status IN ('checking', 'committing')
      AND o.status = 'failed' THEN 'failed' ELSE i.status::text END, 'filename', i.filename, 'size_bytes', i.size_bytes,
          'create_departments', i.create_departments, 'encoding', i.encoding, 'encoding_sample', i.encoding_sample,
          'ignored_columns', i.ignored_columns, 'row_count', i.row_count, 'error_count', i.error_count, 'job_id', i.job_id::text,
          'progress', CASE WHEN i.status IN ('checking', 'committing') THEN coalesce(o.progress, 0) ELSE 100 END, 'committed_at',
          i.committed_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM people_imports i
    LEFT
    JOIN outbox o ON o.id = i.job_id
    WHERE i.company_id = $4
    AND i.id = $5
    AND CASE WHEN i.status IN ('checking', 'committing')
    AND o.status = 'failed' THEN 'failed' ELSE i.status::text END = $6
    ORDER BY i.created_at DESC, i.id DESC
    LIMIT $7 OFFSET $8 ) row) AS results

-- load
SELECT "id","company_id","user_id","status","filename","upload_id","size_bytes","sha256","create_departments","is_by_key","encoding","encoding_sample","ignored_columns","row_count","error_count","known_addresses","addresses_known_at","job_id","committed_at","created_at","updated_at","version"
FROM people_imports
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","user_id","status","filename","upload_id","size_bytes","sha256","create_departments","is_by_key","encoding","encoding_sample","ignored_columns","row_count","error_count","known_addresses","addresses_known_at","job_id","committed_at","created_at","updated_at","version"
FROM people_imports
WHERE id = $1
FOR
UPDATE

-- hasStopped
SELECT 1
FROM outbox o
WHERE o.id = $1
AND o.status = 'failed'

-- add
INSERT INTO people_imports ("company_id","user_id","filename","upload_id","size_bytes","sha256","create_departments","is_by_key","encoding","encoding_sample","ignored_columns","addresses_known_at","job_id","committed_at")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (company_id, sha256, create_departments)
WHERE status IN ('checking', 'checked', 'committing') DO NOTHING
RETURNING id

-- add
SELECT id
FROM people_imports
WHERE company_id = $1
AND sha256 = $2
AND create_departments = $3
AND status IN ('checking', 'checked', 'committing')

-- noteEncoding
UPDATE people_imports
SET encoding = $1, encoding_sample = $2, updated_at = now(), version = version + 1
WHERE id = $3
AND status = 'checking'
RETURNING id

-- save
-- save: written from the entity's metadata

-- conclude
UPDATE people_imports
SET status = $1, updated_at = now(), version = version + 1, committed_at = CASE WHEN $2 = 'committed' THEN now() END,
    row_count = (SELECT count(*)
  FROM people_import_rows r
  WHERE r.import_id = id), error_count = (SELECT count(*)
  FROM people_import_rows r
  WHERE r.import_id = id
  AND (r.problems <> '[]'
    OR r.conflicts <> '[]'))
WHERE id = $3
AND status = $4
RETURNING id

-- listRows
SELECT (SELECT count(*)::int
  FROM people_import_rows r
  WHERE r.import_id = $1
  AND CASE WHEN (r.problems <> '[]'
    OR r.conflicts <> '[]') THEN 'error' ELSE 'ok' END = $2) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT r.line, CASE WHEN (r.problems <> '[]'
      OR r.conflicts <> '[]') THEN 'error' ELSE 'ok' END AS status, r.email, r.name, (
      SELECT coalesce(json_agg(json_build_object('field', p->>'field', 'message', coalesce(p->'message'->>$3, p->>'message'))),
          '[]')
      FROM jsonb_array_elements(r.problems || r.conflicts) p) AS problems, (
      SELECT coalesce(json_agg(json_build_object('field', p->>'field', 'message', coalesce(p->'message'->>$4, p->>'message'))),
          '[]')
      FROM jsonb_array_elements(r.warnings) p) AS warnings
    FROM people_import_rows r
    WHERE r.import_id = $5
    AND CASE WHEN (r.problems <> '[]'
      OR r.conflicts <> '[]') THEN 'error' ELSE 'ok' END = $6
    ORDER BY r.line
    LIMIT $7 OFFSET $8 ) row) AS results

-- listWrongAfter
SELECT r.line, CASE WHEN (r.problems <> '[]'
  OR r.conflicts <> '[]') THEN 'error' ELSE 'ok' END AS status, r.email, r.name, (
  SELECT coalesce(json_agg(json_build_object('field', p->>'field', 'message', coalesce(p->'message'->>$1, p->>'message'))),
      '[]')
  FROM jsonb_array_elements(r.problems || r.conflicts) p) AS problems, (
  SELECT coalesce(json_agg(json_build_object('field', p->>'field', 'message', coalesce(p->'message'->>$2, p->>'message'))),
      '[]')
  FROM jsonb_array_elements(r.warnings) p) AS warnings
FROM people_import_rows r
WHERE r.import_id = $3
AND r.line > $4
AND (r.problems <> '[]'
  OR r.conflicts <> '[]')
ORDER BY r.line
LIMIT $5
