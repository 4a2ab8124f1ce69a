-- subject
SELECT p.user_id
FROM push_subscriptions p
JOIN sessions s ON s.id = p.session_id
AND (s.ended_at IS NULL
  AND s.expires_at > now())
WHERE p.id = $1

-- list
SELECT (SELECT count(*)::int
  FROM push_subscriptions p
  JOIN sessions s ON s.id = p.session_id
  AND (s.ended_at IS NULL
    AND s.expires_at > now())
  WHERE p.user_id = $1
  AND p.id = $2) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT p.id, substring(p.endpoint
      FROM '^https://([^/]+)') AS service, s.device, p.created_at
    FROM push_subscriptions p
    JOIN sessions s ON s.id = p.session_id
    AND (s.ended_at IS NULL
      AND s.expires_at > now())
    WHERE p.user_id = $3
    AND p.id = $4
    ORDER BY p.id DESC
    LIMIT $5 OFFSET $6 ) row) AS results

-- view
SELECT p.id, substring(p.endpoint
  FROM '^https://([^/]+)') AS service, s.device, p.created_at
FROM push_subscriptions p
JOIN sessions s ON s.id = p.session_id
AND (s.ended_at IS NULL
  AND s.expires_at > now())
WHERE p.id = $1

-- listOf
SELECT p.id, p.user_id, p.session_id, p.endpoint, p.p256dh, p.auth, p.created_at
FROM push_subscriptions p
JOIN sessions s ON s.id = p.session_id
AND (s.ended_at IS NULL
  AND s.expires_at > now())
WHERE p.user_id = $1
ORDER BY p.id

-- findForUpdate
SELECT "id","user_id","session_id","endpoint","p256dh","auth","created_at"
FROM push_subscriptions
WHERE id = $1
FOR
UPDATE

-- countOthers
SELECT count(*)::int AS count
FROM push_subscriptions p
JOIN sessions s ON s.id = p.session_id
AND (s.ended_at IS NULL
  AND s.expires_at > now())
WHERE p.user_id = $1
AND p.endpoint <> $2

-- replace
DELETE
FROM push_subscriptions
WHERE endpoint = $1

-- replace
-- addIfFree: written from the entity's metadata

-- remove
DELETE
FROM push_subscriptions
WHERE id = $1

-- removeEnded
DELETE
FROM push_subscriptions p USING sessions s
WHERE s.id = p.session_id
AND NOT (s.ended_at IS NULL
  AND s.expires_at > now())
