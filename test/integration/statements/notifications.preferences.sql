-- find
SELECT coalesce(s.version, 1) AS version, s.quiet_from, s.quiet_until, coalesce(s.working_days_only,
    false) AS working_days_only, coalesce(s.digest_hour, $1::int) AS digest_hour, coalesce(u.timezone, c.timezone,
    'Asia/Seoul') AS timezone, (SELECT coalesce(json_agg(json_build_object('type', p.type, 'channel', p.channel, 'mode',
    p.mode)), '[]')
  FROM notification_preferences p
  WHERE p.user_id = u.id) AS choices
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
LEFT
JOIN notification_settings s ON s.user_id = u.id
WHERE u.id = $2

-- findForUpdate
INSERT INTO notification_settings (user_id)
VALUES ($1)
ON CONFLICT (user_id) DO NOTHING

-- findForUpdate
SELECT "user_id","quiet_from","quiet_until","working_days_only","digest_hour","created_at","updated_at","version"
FROM notification_settings
WHERE user_id = $1
FOR
UPDATE

-- save
UPDATE notification_settings
SET quiet_from = $1, quiet_until = $2, working_days_only = $3, digest_hour = $4, updated_at = now(),
    version = version + 1
WHERE user_id = $5

-- choose
WITH chosen AS (
  SELECT type, channel, mode
  FROM jsonb_to_recordset($1) AS c (type text, channel notification_channel, mode notification_mode) ), returned AS (
  DELETE
  FROM notification_preferences p USING chosen c
  WHERE p.user_id = $2
  AND p.type = c.type
  AND p.channel = c.channel
  AND c.mode IS NULL )
INSERT INTO notification_preferences AS p (user_id, type, channel, mode)
SELECT $3, c.type, c.channel, c.mode
FROM chosen c
WHERE c.mode IS NOT NULL
ON CONFLICT (user_id, type, channel) DO
UPDATE
SET mode = excluded.mode, updated_at = now()
