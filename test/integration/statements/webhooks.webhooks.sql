-- find
SELECT w.id, w.version, w.company_id, (SELECT row_to_json(row)
  FROM (SELECT w.id, w.version, w.url, w.events, w.description, w.is_active, w.paused_at, w.paused_reason,
      w.consecutive_failures, (SELECT max(s.ends_at)
      FROM webhook_secrets s
      WHERE s.webhook_id = w.id
      AND s.ends_at > now()) AS previous_secret_ends_at, w.created_at, w.updated_at) row)::text AS json
FROM webhooks w
WHERE w.id = $1
AND w.company_id = $2

-- subject
SELECT w.company_id
FROM webhooks w
WHERE w.id = $1

-- findForUpdate
SELECT "id","company_id","url","events","description","is_active","paused_at","paused_reason","consecutive_failures","turn_of","turn_until","created_at","updated_at","version"
FROM webhooks
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM webhooks w
  WHERE w.company_id = $1
  AND w.id = $2
  AND w.is_active = $3) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT w.id, w.version, w.url, w.events, w.description, w.is_active, w.paused_at, w.paused_reason,
        w.consecutive_failures, (SELECT max(s.ends_at)
      FROM webhook_secrets s
      WHERE s.webhook_id = w.id
      AND s.ends_at > now()) AS previous_secret_ends_at, w.created_at, w.updated_at
    FROM webhooks w
    WHERE w.company_id = $4
    AND w.id = $5
    AND w.is_active = $6
    ORDER BY w.created_at DESC, w.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- countOf
SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1::text, 0))

-- countOf
SELECT count(*)::int AS count
FROM webhooks w
WHERE w.company_id = $1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM webhooks
WHERE id = $1

-- listAdmins
SELECT u.email, c.name, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $1
AND u.role = 'admin'
AND u.status IN ('active', 'leaving')
ORDER BY u.id
