-- readerOf
SELECT m.user_id
FROM notification_mails m
WHERE m.id = $1

-- carried
SELECT d.id, n.type, n.resource, n.resource_id, n.facts, NULL::json AS subject, a.name AS actor, d.mode,
    p.mode AS chosen, false AS is_readable
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN users a ON a.id = n.actor_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.mail_id = $1
AND d.user_id = $2
AND d.status NOT IN ('sent', 'suppressed')
ORDER BY d.id

-- noteSent
WITH mail AS (UPDATE notification_mails
  SET settled_at = now()
  WHERE id = $1)
UPDATE notification_deliveries d
SET attempts = $2, error = NULL, due_at = NULL, updated_at = now(),
    status = CASE WHEN d.id = ANY ($3::bigint[]) THEN $4 ELSE $5 END::notification_delivery_status,
    reason = CASE WHEN d.id = ANY ($6::bigint[]) THEN NULL ELSE $7::notification_suppression END,
    sent_at = CASE WHEN d.id = ANY ($8::bigint[]) THEN now() END
WHERE d.mail_id = $9
AND d.id = ANY ($10::bigint[])
AND d.status NOT IN ('sent', 'suppressed')

-- noteEmpty
UPDATE notification_mails
SET settled_at = now()
WHERE id = $1

-- noteFailure
WITH mail AS (UPDATE notification_mails
  SET settled_at = now()
  WHERE id = $1
  AND $2)
UPDATE notification_deliveries d
SET attempts = $3, error = $4, updated_at = now(),
    status = CASE WHEN $5 THEN $6 ELSE d.status END::notification_delivery_status
WHERE d.mail_id = $7
AND d.status NOT IN ('sent', 'suppressed')

-- failAbandoned
WITH over AS (
  UPDATE notification_mails m
  SET settled_at = now()
  WHERE m.settled_at IS NULL
  AND m.job_id IS NOT NULL
  AND NOT EXISTS (
    SELECT
    FROM outbox o
    WHERE o.id = m.job_id
    AND NOT (o.status = 'finished'
      OR o.status = 'failed'))
  RETURNING m.id ), failed AS (
  UPDATE notification_deliveries d
  SET status = $1, error = $2, updated_at = now()
  FROM over
  WHERE d.mail_id = over.id
  AND d.status NOT IN ('sent', 'suppressed') )
SELECT id
FROM over
