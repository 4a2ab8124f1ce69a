-- list
SELECT (SELECT count(*)::int
  FROM outbox o
  WHERE o.status = 'failed'
  AND o.user_id IS NULL
  AND o.company_id IS NULL
  AND o.id = $1
  AND o.queue = $2
  AND o.name = $3) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT o.id::text, o.queue, o.name, o.status, o.attempts, regexp_replace(o.error, '[^[:space:]<>]+@[^[:space:]<>]+',
        '…@…', 'g') AS error, o.request_id, o.payload <> '{}' AS is_replayable, o.created_at, o.finished_at
    FROM outbox o
    WHERE o.status = 'failed'
    AND o.user_id IS NULL
    AND o.company_id IS NULL
    AND o.id = $4
    AND o.queue = $5
    AND o.name = $6
    ORDER BY o.created_at DESC, o.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- find
SELECT o.id::text, o.queue, o.name, o.status, o.attempts, regexp_replace(o.error, '[^[:space:]<>]+@[^[:space:]<>]+',
    '…@…', 'g') AS error, o.request_id, o.payload <> '{}' AS is_replayable, o.created_at, o.finished_at
FROM outbox o
WHERE o.id = $1
AND o.status = 'failed'
AND o.user_id IS NULL
AND o.company_id IS NULL

-- findForUpdate
SELECT o.id::text, o.queue, o.name, o.status, o.attempts, regexp_replace(o.error, '[^[:space:]<>]+@[^[:space:]<>]+',
    '…@…', 'g') AS error, o.request_id, o.payload <> '{}' AS is_replayable, o.created_at, o.finished_at
FROM outbox o
WHERE o.id = $1
AND o.status = 'failed'
AND o.user_id IS NULL
AND o.company_id IS NULL
FOR
UPDATE

-- save
UPDATE outbox
SET status = $1, attempts = $2, progress = $3, error = $4, finished_at = $5, next_at = now(), told_at = NULL
WHERE id = $6
