-- find
SELECT o.id::text, o.queue, o.name, o.status, o.attempts, o.progress, o.result, o.error, o.created_at, o.started_at,
    o.finished_at, o.user_id, o.company_id
FROM outbox o
WHERE o.id = $1
AND true

-- findForUpdate
SELECT o.id::text, o.queue, o.name, o.status, o.attempts, o.progress, o.result, o.error, o.created_at, o.started_at,
    o.finished_at, o.user_id, o.company_id
FROM outbox o
WHERE o.id = $1
AND true
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM outbox o
  WHERE (o.user_id = $1
    OR o.company_id = $2)
  AND o.id = $3
  AND o.status = $4
  AND o.queue = $5
  AND o.name = $6) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT o.id::text, o.queue, o.name, o.status, o.attempts, o.progress, o.result, o.error, o.created_at, o.started_at,
        o.finished_at
    FROM outbox o
    WHERE (o.user_id = $7
      OR o.company_id = $8)
    AND o.id = $9
    AND o.status = $10
    AND o.queue = $11
    AND o.name = $12
    ORDER BY o.created_at DESC, o.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM outbox o
  WHERE o.user_id = $1
  AND o.id = $2
  AND o.status = $3
  AND o.queue = $4
  AND o.name = $5) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT o.id::text, o.queue, o.name, o.status, o.attempts, o.progress, o.result, o.error, o.created_at, o.started_at,
        o.finished_at
    FROM outbox o
    WHERE o.user_id = $6
    AND o.id = $7
    AND o.status = $8
    AND o.queue = $9
    AND o.name = $10
    ORDER BY o.created_at DESC, o.id
    LIMIT $11 OFFSET $12 ) row) AS results

-- save
UPDATE outbox
SET status = $1, attempts = $2, progress = $3, error = $4, finished_at = $5, next_at = now(), told_at = NULL
WHERE id = $6

-- queues
SELECT coalesce(o.queue, q.name) AS queue, count(*) FILTER (WHERE told_at IS NOT NULL
  AND status = 'queued') AS queued, count(*) FILTER (WHERE status = 'started') AS started, coalesce(extract(epoch
    FROM now() - min(told_at)), 0)::float AS age_s, count(o.id) FILTER (WHERE told_at IS NULL
  AND next_at <= now()) AS untold, coalesce(extract(epoch
    FROM now() - min(next_at) FILTER (WHERE told_at IS NULL
      AND next_at <= now())), 0)::float AS lag_s, count(o.id) FILTER (WHERE told_at IS NULL
  AND next_at > now()) AS delayed, count(o.id) FILTER (WHERE o.finished_at IS NULL
  AND o.started_at IS NULL
  AND coalesce(o.told_at, o.next_at) < now() - interval '1 hour') AS untaken
FROM (SELECT *
  FROM outbox
  WHERE finished_at IS NULL) o
FULL
JOIN unnest($1::text[]) q(name) ON q.name = o.queue
GROUP BY 1
ORDER BY 1
