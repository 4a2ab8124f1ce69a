-- listObjects
SELECT o.id, o.size_bytes
FROM stored_objects o
WHERE o.id BETWEEN $1
AND $2
AND o.created_at < $3

-- stillNamed
SELECT n.id
FROM (SELECT f.id
  FROM files f
  WHERE f.status = 'reserved') n
WHERE n.id = ANY($1::uuid[])

-- isBackupRunning
SELECT
FROM pg_catalog.pg_locks
WHERE locktype = 'advisory'
AND granted
AND objsubid = 1
AND classid = 0
AND objid = $1::int::oid
AND database = (SELECT oid
  FROM pg_catalog.pg_database
  WHERE datname = current_database())

-- report
INSERT INTO storage_reports (started_at, finished_at, object_count, object_bytes, missing, wrong_size, removed_count,
    adjusted_count)
VALUES ($1, now(), $2, $3, $4, $5, $6, $7)

-- purge
DELETE
FROM storage_reports
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM storage_reports
    WHERE finished_at < now() - interval '1 year'
    LIMIT $1))
RETURNING 1

-- list
SELECT (SELECT count(*)::int
  FROM storage_reports r
  WHERE r.id = $1) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT r.id, r.started_at, r.finished_at, r.object_count, r.object_bytes, r.missing, r.wrong_size, r.removed_count,
        r.adjusted_count
    FROM storage_reports r
    WHERE r.id = $2
    ORDER BY r.id DESC
    LIMIT $3 OFFSET $4 ) row) AS results
