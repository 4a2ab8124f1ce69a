-- plan
WITH told AS (
  SELECT u.id AS user_id, u.company_id, u.status IN ('active', 'leaving') AS may_read, NOT ((u.email_verified_at IS NULL
      AND u.status NOT IN ('invited', 'anonymised')
      AND u.company_id IS NULL
      AND NOT u.is_superuser)
    OR u.status = 'anonymised') AS has_address, r.actor_id, r.resource_id, coalesce(r.facts, '{}') AS facts,
        CASE WHEN $1 THEN $2 ELSE coalesce( (SELECT p.mode
      FROM notification_preferences p
      WHERE p.user_id = u.id
      AND p.type = $3
      AND p.channel = 'feed'), $4) END::notification_mode AS feed, CASE WHEN $5 THEN $6 ELSE coalesce( (SELECT p.mode
      FROM notification_preferences p
      WHERE p.user_id = u.id
      AND p.type = $7
      AND p.channel = 'mail'), $8) END::notification_mode AS mail
  FROM jsonb_to_recordset($9) AS r (user_id int, actor_id int, resource_id text, facts jsonb)
  JOIN users u ON u.id = r.user_id
  WHERE $10
  OR r.user_id IS DISTINCT
  FROM r.actor_id ), made AS (
  INSERT INTO notifications (company_id, user_id, type, resource, resource_id, actor_id, facts, source, is_listed)
  SELECT t.company_id, t.user_id, $11, $12, t.resource_id, t.actor_id, t.facts, $13, t.feed <> 'off'
  FROM told t
  ON CONFLICT (source, type, user_id) DO NOTHING
  RETURNING id, user_id ), decided AS (
  SELECT m.id, t.company_id, t.user_id, c.channel, c.mode, t.resource_id,
      CASE WHEN NOT t.may_read THEN 'lost_access' WHEN c.mode = 'off' THEN 'preference' WHEN c.channel = 'mail'
  AND NOT t.has_address THEN 'no_address' END::notification_suppression AS reason
  FROM made m
  JOIN told t ON t.user_id = m.user_id
  CROSS
  JOIN LATERAL (VALUES ('feed'::notification_channel, t.feed), ('mail', t.mail)) c (channel, mode) )
INSERT INTO notification_deliveries (notification_id, company_id, user_id, channel, mode, status, reason, window_key,
    due_at, sent_at)
SELECT id, company_id, user_id, channel, mode,
    CASE WHEN reason IS NOT NULL THEN 'suppressed' WHEN channel = 'feed' THEN 'sent' ELSE 'planned' END::notification_delivery_status,
    reason, CASE WHEN channel = 'mail'
AND mode = 'immediate' THEN CASE WHEN $14::int > 0 THEN concat('now ', $15::text, ':', resource_id) ELSE concat('now #',
    id) END END, CASE WHEN channel = 'mail'
AND reason IS NULL THEN now() + CASE mode WHEN 'immediate' THEN $16::int ELSE 0 END * interval '1 second' END,
    CASE WHEN channel = 'feed'
AND reason IS NULL THEN now() END
FROM decided
RETURNING channel
