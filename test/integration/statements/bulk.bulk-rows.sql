-- addAll
INSERT INTO bulk_rows ("operation_id","position","company_id","status","resource_id","version","input","before","code","error","details")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- findPending
SELECT r.position, r.resource_id, r.version, r.input
FROM bulk_rows r
WHERE r.operation_id = $1
AND r.position > $2
AND r.status = 'pending'
ORDER BY r.position
LIMIT $3

-- findDone
SELECT r.position, r.resource_id, r.version, r.input, r.before
FROM bulk_rows r
WHERE r.operation_id = $1
AND r.position > $2
AND r.status = 'done'
ORDER BY r.position
LIMIT $3

-- markDone
UPDATE bulk_rows r
SET status = 'done', resource_id = $1, version = $2, before = $3::jsonb, code = NULL, error = NULL, details = NULL
WHERE r.operation_id = $4
AND r.position = $5
AND r.status = 'pending'
RETURNING r.position

-- markLeft
UPDATE bulk_rows r
SET status = $1, code = $2, error = $3, details = $4::jsonb
WHERE r.operation_id = $5
AND r.position = $6
AND r.status = 'pending'

-- markUndone
UPDATE bulk_rows r
SET status = 'undone', before = NULL
WHERE r.operation_id = $1
AND r.status = 'done'

-- clear
UPDATE bulk_rows r
SET input = NULL, before = NULL
WHERE r.operation_id = $1
AND (r.input IS NOT NULL
  OR r.before IS NOT NULL)

-- count
SELECT count(*) FILTER (WHERE r.status = 'done')::int AS done,
    count(*) FILTER (WHERE r.status = 'changed_since')::int AS changed_since,
    count(*) FILTER (WHERE r.status = 'refused')::int AS refused
FROM bulk_rows r
WHERE r.operation_id = $1

-- list
SELECT (SELECT count(*)::int
  FROM bulk_rows r
  WHERE r.operation_id = $1
  AND r.status = $2) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT r.position, (r.input->>'line')::int AS line, r.status, r.resource_id, r.code, r.error, (
      SELECT coalesce(json_agg(json_build_object('field', d->>'field', 'message', coalesce(d->'message'->>$3, d->>'message'))),
          '[]')
      FROM jsonb_array_elements(r.details) d) AS details
    FROM bulk_rows r
    WHERE r.operation_id = $4
    AND r.status = $5
    ORDER BY r.position
    LIMIT $6 OFFSET $7 ) row) AS results
