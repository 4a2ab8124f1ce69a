-- subject
SELECT n.user_id
FROM notifications n
WHERE n.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT n.id, n.type, n.resource, n.resource_id, n.facts, NULL::json AS subject,
        CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at) item) AS row,
        json_build_array(n.id)::text AS key, row_number() OVER (ORDER BY n.id DESC) AS n
  FROM notifications n
  LEFT
  JOIN users a ON a.id = n.actor_id
  WHERE n.user_id = $4
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND false
  AND n.read_at IS NULL
  ORDER BY n.id DESC
  LIMIT $5) page

-- countUnread
SELECT count(*)::int AS count
FROM (
  SELECT
  FROM notifications n
  WHERE n.user_id = $1
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND false
  AND n.read_at IS NULL
  LIMIT $2 ) unread

-- find
SELECT n.id, n.type, n.resource, n.resource_id, n.facts, NULL::json AS subject,
    CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
    a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at
FROM notifications n
LEFT
JOIN users a ON a.id = n.actor_id
WHERE n.id = $1
AND n.user_id = $2
AND false

-- markRead
UPDATE notifications n
SET read_at = coalesce(n.read_at, now()), snoozed_until = NULL
WHERE n.id = $1
AND n.user_id = $2

-- markAllRead
UPDATE notifications n
SET read_at = now()
WHERE n.user_id = $1
AND n.is_listed
AND n.read_at IS NULL
AND n.id <= $2
AND (n.snoozed_until IS NULL
  OR n.snoozed_until <= now())

-- snooze
UPDATE notifications n
SET snoozed_until = $1, read_at = NULL
WHERE n.id = $2
AND n.user_id = $3
