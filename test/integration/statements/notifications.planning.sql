-- plan
WITH told AS (
  SELECT u.id AS user_id, u.company_id, u.status IN ('active', 'leaving') AS may_read, NOT ((u.email_verified_at IS NULL
      AND u.status NOT IN ('invited', 'anonymised')
      AND u.company_id IS NULL
      AND NOT u.is_superuser)
    OR u.status = 'anonymised') AS has_address, r.actor_id, r.resource_id, coalesce(r.facts, '{}') AS facts, r.occasion,
        r.not_before, CASE WHEN $1 THEN $2 ELSE coalesce( (SELECT p.mode
      FROM notification_preferences p
      WHERE p.user_id = u.id
      AND p.type = $3
      AND p.channel = 'feed'), $4) END::notification_mode AS feed, CASE WHEN $5 THEN $6 ELSE coalesce( (SELECT p.mode
      FROM notification_preferences p
      WHERE p.user_id = u.id
      AND p.type = $7
      AND p.channel = 'mail'), $8) END::notification_mode AS mail, CASE WHEN $9 THEN $10 ELSE coalesce( (SELECT p.mode
      FROM notification_preferences p
      WHERE p.user_id = u.id
      AND p.type = $11
      AND p.channel = 'push'), $12) END::notification_mode AS push, ($13
    AND EXISTS (
      SELECT
      FROM push_subscriptions p
      JOIN sessions s ON s.id = p.session_id
      WHERE p.user_id = u.id
      AND (s.ended_at IS NULL
        AND s.expires_at > now()))) AS is_pushed
  FROM jsonb_to_recordset($14) AS r (user_id int, actor_id int, resource_id text, facts jsonb, occasion text,
      not_before timestamptz)
  JOIN users u ON u.id = r.user_id
  WHERE ($15
    OR r.user_id IS DISTINCT
    FROM r.actor_id)
  AND NOT EXISTS (
    SELECT
    FROM notifications o
    WHERE o.type = $16
    AND o.resource_id = r.resource_id
    AND o.user_id = r.user_id
    AND o.occasion = r.occasion) ), made AS (
  INSERT INTO notifications (company_id, user_id, type, resource, resource_id, actor_id, facts, source, occasion,
      is_listed)
  SELECT t.company_id, t.user_id, $17, $18, t.resource_id, t.actor_id, t.facts, $19, t.occasion, t.feed <> 'off'
  FROM told t
  ON CONFLICT DO NOTHING
  RETURNING id, user_id, resource_id ), repeated AS (
  INSERT INTO notifications (company_id, user_id, type, resource, resource_id, facts, is_listed)
  SELECT t.company_id, t.user_id, $20, $21, t.resource_id, t.facts, false
  FROM told t
  WHERE t.occasion IS NOT NULL
  AND NOT EXISTS (
    SELECT
    FROM made m
    WHERE m.user_id = t.user_id
    AND m.resource_id = t.resource_id)
  RETURNING id, user_id, resource_id ), decided AS (
  SELECT m.id, t.company_id, t.user_id, c.channel, c.mode, t.resource_id, t.not_before,
      CASE WHEN m.is_repeated THEN 'duplicate' WHEN NOT t.may_read THEN 'lost_access' WHEN c.mode = 'off' THEN 'preference' WHEN c.channel <> 'feed'
  AND NOT t.has_address THEN 'no_address' END::notification_suppression AS reason
  FROM (SELECT *, false AS is_repeated
    FROM made
    UNION ALL
    SELECT *, true
    FROM repeated) m
  JOIN told t ON t.user_id = m.user_id
  AND t.resource_id = m.resource_id
  CROSS
  JOIN LATERAL (VALUES ('feed'::notification_channel, t.feed), ('mail', t.mail), ('push', t.push)) c (channel, mode)
  WHERE c.channel <> 'push'
  OR t.is_pushed )
INSERT INTO notification_deliveries (notification_id, company_id, user_id, channel, mode, status, reason, window_key,
    due_at, sent_at)
SELECT id, company_id, user_id, channel, mode,
    CASE WHEN reason IS NOT NULL THEN 'suppressed' WHEN channel = 'feed' THEN 'sent' ELSE 'planned' END::notification_delivery_status,
    reason, CASE WHEN channel = 'mail'
AND mode = 'immediate' THEN CASE WHEN $22::int > 0 THEN concat('now ', $23::text, ':', resource_id) ELSE concat('now #',
    id) END END, CASE WHEN channel <> 'feed'
AND reason IS NULL THEN greatest(now() + CASE WHEN channel = 'mail'
  AND mode = 'immediate' THEN $24::int ELSE 0 END * interval '1 second',
      CASE mode WHEN 'immediate' THEN not_before END) END, CASE WHEN channel = 'feed'
AND reason IS NULL THEN now() END
FROM decided
RETURNING notification_id, reason
