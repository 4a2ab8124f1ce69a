-- list
SELECT (SELECT count(*)::int
  FROM scheduled_tasks t
  LEFT
  JOIN outbox o ON o.id = t.last_job_id
  WHERE true) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT t.name, t.version, t.cron, t.enabled, t.next_at, t.last_run_at, t.last_job_id::text, o.status AS last_status,
        o.error AS last_error
    FROM scheduled_tasks t
    LEFT
    JOIN outbox o ON o.id = t.last_job_id
    WHERE true
    ORDER BY t.name, t.name
    LIMIT $1 OFFSET $2 ) row) AS results

-- find
SELECT t.name, t.version, t.cron, t.enabled, t.next_at, t.last_run_at, t.last_job_id::text, o.status AS last_status,
    o.error AS last_error
FROM scheduled_tasks t
LEFT
JOIN outbox o ON o.id = t.last_job_id
WHERE t.name = $1

-- findForUpdate
SELECT "name","cron","queue","enabled","next_at","last_run_at","last_job_id","created_at","updated_at","version"
FROM scheduled_tasks
WHERE name = $1
FOR
UPDATE

-- ran
UPDATE scheduled_tasks
SET last_job_id = $1, last_run_at = now()
WHERE name = $2

-- save
-- save: written from the entity's metadata
