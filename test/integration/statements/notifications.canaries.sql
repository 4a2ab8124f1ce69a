-- add
INSERT INTO mail_canaries (company_id, day)
SELECT c.id, (now() AT TIME ZONE c.timezone)::date
FROM companies c
WHERE EXISTS (SELECT
  FROM users u
  WHERE u.company_id = c.id
  AND u.status IN ('active', 'leaving'))
ON CONFLICT DO NOTHING
RETURNING day

-- enterIntoLedger
WITH noted AS (
  INSERT INTO notifications (company_id, type, resource, resource_id, occasion, is_listed)
  SELECT c.company_id, $1, 'company', c.company_id, c.day::text, false
  FROM mail_canaries c
  WHERE c.notification_id IS NULL
  RETURNING id, company_id, occasion ), ledger AS (
  INSERT INTO notification_deliveries (notification_id, company_id, channel, mode, status, window_key, due_at)
  SELECT n.id, n.company_id, $2, $3, $4, concat('canary ', n.occasion), now()
  FROM noted n )
UPDATE mail_canaries c
SET notification_id = n.id
FROM noted n
WHERE c.company_id = n.company_id
AND c.day = n.occasion::date

-- claim
SELECT d.id
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
WHERE (d.mail_id IS NULL
  AND d.channel = $1
  AND d.status IN ('planned', 'deferred'))
AND d.due_at <= now()
AND d.user_id IS NULL
AND n.type = $2
ORDER BY d.due_at
LIMIT $3
FOR
UPDATE OF d SKIP LOCKED

-- putIntoMail
WITH mail AS (INSERT INTO notification_mails (window_key)
  VALUES ($1)
  RETURNING id)
UPDATE notification_deliveries d
SET mail_id = m.id, updated_at = now()
FROM mail m
WHERE d.id = $2
RETURNING m.id

-- carriedBy
SELECT c.company_id, c.day::text AS day, o.locale
FROM notification_deliveries d
JOIN mail_canaries c ON c.notification_id = d.notification_id
JOIN companies o ON o.id = c.company_id
WHERE d.mail_id = $1
AND d.status <> $2

-- noteSent
WITH mail AS (UPDATE notification_mails
  SET settled_at = now()
  WHERE id = $1), sent AS (
  UPDATE notification_deliveries d
  SET status = $2, attempts = $3, error = NULL, due_at = NULL, sent_at = now(), updated_at = now()
  WHERE d.mail_id = $4
  RETURNING d.notification_id )
UPDATE mail_canaries c
SET proven_at = now()
FROM sent s
WHERE c.notification_id = s.notification_id

-- markMissing
UPDATE mail_canaries c
SET alarmed_at = now()
FROM notification_deliveries d
WHERE d.notification_id = c.notification_id
AND c.proven_at IS NULL
AND c.alarmed_at IS NULL
AND c.day >= current_date - $1::int
AND (d.status = $2
  OR c.created_at < now() - $3 * interval '1 second')
RETURNING c.company_id, c.day::text AS day, d.attempts, d.error
