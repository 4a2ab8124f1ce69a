-- subject
SELECT f.user_id
FROM calendar_feeds f
WHERE f.id = $1

-- find
SELECT f.id, f.version, f.user_id, (SELECT row_to_json(row)
  FROM (SELECT f.id, f.version, f.name, f.last_used_at, f.created_at) row)::text AS json
FROM calendar_feeds f
WHERE f.id = $1
AND f.user_id = $2

-- list
SELECT (SELECT count(*)::int
  FROM calendar_feeds f
  WHERE f.user_id = $1
  AND f.id = $2) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT f.id, f.version, f.name, f.last_used_at, f.created_at
    FROM calendar_feeds f
    WHERE f.user_id = $3
    AND f.id = $4
    ORDER BY f.created_at DESC, f.name, f.id
    LIMIT $5 OFFSET $6 ) row) AS results

-- findForUpdate
SELECT "id","user_id","name","hash","last_used_at","created_at","version"
FROM calendar_feeds
WHERE id = $1
FOR
UPDATE

-- countOf
SELECT count(*)::int AS count
FROM calendar_feeds f
WHERE f.user_id = $1

-- add
-- add: written from the entity's metadata

-- remove
DELETE
FROM calendar_feeds
WHERE id = $1

-- readerOf
SELECT f.id AS feed_id, u.id, u.company_id, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone,
    coalesce(u.locale, c.locale) AS locale
FROM calendar_feeds f
JOIN users u ON u.id = f.user_id
LEFT
JOIN companies c ON c.id = u.company_id
WHERE f.hash = $1
AND u.status IN ('active', 'leaving')

-- noteUse
UPDATE calendar_feeds
SET last_used_at = now()
WHERE id = $1
AND (last_used_at IS NULL
  OR last_used_at <= now() - interval '1 hour')
