-- plan
INSERT INTO webhook_deliveries (company_id, webhook_id, event_id, type, payload, status, reason, next_at)
SELECT w.company_id, w.id, $1::bigint, $2, $3::jsonb,
    (CASE WHEN w.is_active THEN 'pending' ELSE 'suppressed' END)::webhook_delivery_status,
    (CASE WHEN NOT w.is_active THEN 'paused' END)::webhook_suppression, CASE WHEN w.is_active THEN now() END
FROM webhooks w
WHERE w.company_id = $4
AND $5 = ANY (w.events)
AND (w.is_active
  OR w.paused_at IS NOT NULL)
ORDER BY w.id
ON CONFLICT (event_id, webhook_id) DO NOTHING
RETURNING webhook_id, status = 'pending' AS is_due

-- take
WITH mine AS (
  UPDATE webhooks w
  SET turn_of = $1::bigint, turn_until = now() + $2::interval
  WHERE w.id = $3
  AND (w.turn_until IS NULL
    OR w.turn_until < now()
    OR w.turn_of = $4::bigint)
  AND (SELECT count(*)
    FROM webhooks o
    WHERE o.company_id = w.company_id
    AND o.id <> w.id
    AND o.turn_until > now()) < $5
  RETURNING w.id)
SELECT CASE WHEN EXISTS (SELECT
  FROM mine) THEN 'taken' WHEN w.turn_until > now() THEN 'busy' ELSE 'crowded' END AS turn
FROM webhooks w
WHERE w.id = $6

-- leave
UPDATE webhooks
SET turn_of = NULL, turn_until = NULL
WHERE id = $1

-- leave
SELECT d.id, d.webhook_id, d.company_id, w.url, d.payload, d.failures, d.event_id IS NULL AS is_test
FROM webhook_deliveries d
JOIN webhooks w ON w.id = d.webhook_id
WHERE d.webhook_id = $1
AND d.status = 'pending'
AND d.next_at <= now()
AND w.is_active
ORDER BY d.next_at, d.id
LIMIT $2

-- findDue
SELECT d.id, d.webhook_id, d.company_id, w.url, d.payload, d.failures, d.event_id IS NULL AS is_test
FROM webhook_deliveries d
JOIN webhooks w ON w.id = d.webhook_id
WHERE d.webhook_id = $1
AND d.status = 'pending'
AND d.next_at <= now()
AND w.is_active
ORDER BY d.next_at, d.id
LIMIT $2

-- suppressIfInactive
UPDATE webhook_deliveries d
SET status = 'suppressed', next_at = NULL, updated_at = now(), version = version + 1,
    reason = (SELECT CASE WHEN w.paused_at IS NULL THEN 'inactive' ELSE 'paused' END
  FROM webhooks w
  WHERE w.id = d.webhook_id)::webhook_suppression
WHERE d.webhook_id = $1
AND d.status = 'pending'
AND EXISTS (SELECT
  FROM webhooks w
  WHERE w.id = d.webhook_id
  AND NOT w.is_active)

-- note
UPDATE webhook_deliveries d
SET updated_at = now(), version = version + 1,
    attempts = (CASE WHEN jsonb_array_length(d.attempts) >= $1 THEN d.attempts - 0 ELSE d.attempts END) || $2::jsonb,
    status = CASE WHEN d.status = 'pending'
OR $3 = 'delivered' THEN $4::webhook_delivery_status ELSE d.status END,
    reason = CASE WHEN $5 = 'delivered' THEN NULL ELSE d.reason END,
    failures = CASE WHEN d.status = 'pending' THEN $6::int ELSE d.failures END,
    next_at = CASE WHEN d.status = 'pending' THEN now() + $7::float8 * interval '1 millisecond' END
WHERE d.id = $8

-- countFailure
UPDATE webhooks
SET consecutive_failures = consecutive_failures + 1
WHERE id = $1
RETURNING consecutive_failures AS failures

-- forgetFailures
UPDATE webhooks
SET consecutive_failures = 0
WHERE id = $1
AND consecutive_failures > 0

-- listForgotten
SELECT DISTINCT d.webhook_id
FROM webhook_deliveries d
WHERE d.status = 'pending'
AND d.next_at < now() - interval '5 minutes'
ORDER BY 1
