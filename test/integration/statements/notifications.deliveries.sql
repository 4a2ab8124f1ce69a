-- peopleWithDue
SELECT DISTINCT due.user_id
FROM (
  SELECT d.user_id
  FROM notification_deliveries d
  JOIN notifications n ON n.id = d.notification_id
  WHERE (d.mail_id IS NULL
    AND d.status IN ('planned', 'deferred'))
  AND d.due_at <= now()
  AND n.type = ANY ($1::text[])
  ORDER BY d.due_at
  LIMIT $2 ) due
ORDER BY 1

-- claim
SELECT d.id
FROM notification_deliveries d
WHERE d.id = (SELECT min(w.id)
  FROM notification_deliveries w
  WHERE w.user_id = $1
  AND (w.mail_id IS NULL
    AND w.status IN ('planned', 'deferred')))
AND (d.mail_id IS NULL
  AND d.status IN ('planned', 'deferred'))
FOR
UPDATE SKIP LOCKED

-- waitingOf
SELECT d.id, n.type, n.resource, n.resource_id, d.mode, p.mode AS chosen, d.window_key, extract(epoch
  FROM d.created_at)::float8 * 1000 AS created_ms, extract(epoch
  FROM d.due_at)::float8 * 1000 AS due_ms, false AS is_readable
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.user_id = $1
AND (d.mail_id IS NULL
  AND d.status IN ('planned', 'deferred'))
AND n.type = ANY ($2::text[])
ORDER BY d.id
LIMIT $3
FOR
UPDATE OF d

-- suppress
UPDATE notification_deliveries d
SET status = $1, reason = s.reason, due_at = NULL, updated_at = now()
FROM jsonb_to_recordset($2) AS s (id bigint, reason notification_suppression)
WHERE d.id = s.id

-- defer
UPDATE notification_deliveries d
SET status = $1, mode = s.mode, window_key = s.window_key, due_at = s.due_at, updated_at = now()
FROM jsonb_to_recordset($2) AS s (id bigint, mode notification_mode, window_key text, due_at timestamptz)
WHERE d.id = s.id

-- putIntoMail
INSERT INTO notification_mails (user_id, window_key)
VALUES ($1, $2)
ON CONFLICT (user_id, window_key) DO NOTHING
RETURNING id

-- putIntoMail
UPDATE notification_deliveries d
SET mail_id = $1, window_key = $2, status = $3, updated_at = now()
WHERE d.id = ANY ($4::bigint[])

-- noteJob
UPDATE notification_mails
SET job_id = $1
WHERE id = $2

-- postpone
UPDATE notification_deliveries d
SET due_at = now() + $1 * interval '1 second'
WHERE d.user_id = $2
AND (d.mail_id IS NULL
  AND d.status IN ('planned', 'deferred'))
AND d.due_at <= now()
