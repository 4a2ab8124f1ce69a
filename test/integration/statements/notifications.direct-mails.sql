-- ofJob
SELECT m.id, EXISTS (SELECT
  FROM notification_deliveries d
  WHERE d.mail_id = m.id
  AND d.status = $1) AS is_sent
FROM notification_mails m
WHERE m.user_id = $2
AND m.window_key = $3

-- add
WITH told AS (SELECT u.id AS user_id, u.company_id
  FROM users u
  WHERE u.id = $1), noted AS (
  INSERT INTO notifications (company_id, user_id, type, resource, resource_id, facts, source, is_listed)
  SELECT t.company_id, t.user_id, $2, $3, $4, $5, $6, $7
  FROM told t
  RETURNING id, company_id, user_id ), mail AS (
  INSERT INTO notification_mails (user_id, window_key, job_id)
  SELECT n.user_id, $8, $9
  FROM noted n
  RETURNING id ), ledger AS (
  INSERT INTO notification_deliveries (notification_id, company_id, user_id, channel, mode, status, window_key, due_at,
      sent_at, mail_id)
  SELECT n.id, n.company_id, n.user_id, c.channel, 'immediate', c.status, c.window_key,
      CASE WHEN c.channel <> 'feed' THEN now() END, CASE WHEN c.channel = 'feed' THEN now() END, c.mail_id
  FROM noted n
  CROSS
  JOIN LATERAL (
    SELECT 'feed'::notification_channel, 'sent'::notification_delivery_status, NULL, NULL::bigint
    WHERE $10
    UNION ALL
    SELECT 'mail', 'planned', $11, m.id
    FROM mail m
    UNION ALL
    SELECT 'push', 'planned', NULL, NULL
    WHERE $12
    AND EXISTS (
      SELECT
      FROM push_subscriptions p
      JOIN sessions s ON s.id = p.session_id
      WHERE p.user_id = n.user_id
      AND (s.ended_at IS NULL
        AND s.expires_at > now())) ) c (channel, status, window_key, mail_id) )
SELECT id
FROM mail

-- noteSent
WITH mail AS (UPDATE notification_mails
  SET settled_at = now()
  WHERE id = $1)
UPDATE notification_deliveries d
SET status = $2, attempts = $3, error = NULL, due_at = NULL, sent_at = now(), updated_at = now()
WHERE d.mail_id = $4
AND d.status <> $5
