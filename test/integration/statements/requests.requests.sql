-- subject
SELECT r.company_id, r.asker_id, r.audience
FROM requests r
WHERE r.id = $1

-- find
SELECT r.id, r.version, json_build_object('id', r.id, 'resource', r.resource, 'action', r.action, 'resource_id',
    r.resource_id, 'payload', r.payload, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', (SELECT u.name
    FROM users u
    WHERE u.id = r.asker_id), 'closed_by_id', r.closed_by_id, 'closed_by_name', (SELECT u.name
    FROM users u
    WHERE u.id = r.closed_by_id), 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at',
        r.updated_at)::text AS card
FROM requests r
WHERE r.id = $1
AND r.company_id = $2

-- find
SELECT r.id, r.version, json_build_object('id', r.id, 'resource', r.resource, 'action', r.action, 'resource_id',
    r.resource_id, 'payload', r.payload, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', (SELECT u.name
    FROM users u
    WHERE u.id = r.asker_id), 'closed_by_id', r.closed_by_id, 'closed_by_name', (SELECT u.name
    FROM users u
    WHERE u.id = r.closed_by_id), 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at',
        r.updated_at)::text AS card
FROM requests r
WHERE r.id = $1
AND (r.asker_id = $2
  OR r.audience @> ARRAY[$3::int])

-- find
SELECT r.id, r.version, json_build_object('id', r.id, 'resource', r.resource, 'action', r.action, 'resource_id',
    r.resource_id, 'payload', r.payload, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', (SELECT u.name
    FROM users u
    WHERE u.id = r.asker_id), 'closed_by_id', r.closed_by_id, 'closed_by_name', (SELECT u.name
    FROM users u
    WHERE u.id = r.closed_by_id), 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at',
        r.updated_at)::text AS card
FROM requests r
WHERE r.id = $1
AND r.asker_id = $2

-- list
SELECT (SELECT count(*)::int
  FROM requests r
  WHERE r.company_id = $1
  AND r.status = $2
  AND r.resource = $3
  AND r.action = $4
  AND r.resource_id = $5
  AND r.asker_id = $6) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', r.id, 'resource', r.resource, 'action', r.action, 'resource_id', r.resource_id, 'payload',
        r.payload, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', (SELECT u.name
        FROM users u
        WHERE u.id = r.asker_id), 'closed_by_id', r.closed_by_id, 'closed_by_name', (SELECT u.name
        FROM users u
        WHERE u.id = r.closed_by_id), 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at',
            r.updated_at) AS card
    FROM requests r
    WHERE r.company_id = $7
    AND r.status = $8
    AND r.resource = $9
    AND r.action = $10
    AND r.resource_id = $11
    AND r.asker_id = $12
    ORDER BY r.created_at DESC, r.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM requests r
  WHERE (r.asker_id = $1
    OR r.audience @> ARRAY[$2::int])
  AND r.status = $3
  AND r.resource = $4
  AND r.action = $5
  AND r.resource_id = $6
  AND r.asker_id = $7) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', r.id, 'resource', r.resource, 'action', r.action, 'resource_id', r.resource_id, 'payload',
        r.payload, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', (SELECT u.name
        FROM users u
        WHERE u.id = r.asker_id), 'closed_by_id', r.closed_by_id, 'closed_by_name', (SELECT u.name
        FROM users u
        WHERE u.id = r.closed_by_id), 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at',
            r.updated_at) AS card
    FROM requests r
    WHERE (r.asker_id = $8
      OR r.audience @> ARRAY[$9::int])
    AND r.status = $10
    AND r.resource = $11
    AND r.action = $12
    AND r.resource_id = $13
    AND r.asker_id = $14
    ORDER BY r.created_at DESC, r.id
    LIMIT $15 OFFSET $16 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM requests r
  WHERE r.asker_id = $1
  AND r.status = $2
  AND r.resource = $3
  AND r.action = $4
  AND r.resource_id = $5
  AND r.asker_id = $6) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', r.id, 'resource', r.resource, 'action', r.action, 'resource_id', r.resource_id, 'payload',
        r.payload, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', (SELECT u.name
        FROM users u
        WHERE u.id = r.asker_id), 'closed_by_id', r.closed_by_id, 'closed_by_name', (SELECT u.name
        FROM users u
        WHERE u.id = r.closed_by_id), 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at',
            r.updated_at) AS card
    FROM requests r
    WHERE r.asker_id = $7
    AND r.status = $8
    AND r.resource = $9
    AND r.action = $10
    AND r.resource_id = $11
    AND r.asker_id = $12
    ORDER BY r.created_at DESC, r.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- add
INSERT INTO requests AS r (company_id, asker_id, resource, action, resource_id, payload, audience)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
ON CONFLICT (asker_id, resource, action, coalesce(resource_id, 0), md5(payload::text))
WHERE status = 'open' DO
UPDATE
SET status = r.status
RETURNING r.id, r.xmax = 0 AS is_new

-- add
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE id = $1
FOR
UPDATE

-- findOpenForUpdate
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE resource = $1
AND action = $2
AND resource_id = $3
AND status = 'open'
ORDER BY id
FOR
UPDATE

-- save
-- save: written from the entity's metadata

-- readdress
UPDATE requests
SET audience = array_replace(audience, $1, $2), updated_at = now(), version = version + 1
WHERE resource = $3
AND resource_id = $4
AND status = 'open'
AND $5 = ANY (audience)

-- readersOf
SELECT u.email, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $1
AND u.status IN ('active', 'leaving')
AND (u.role = 'admin'
  OR u.id = ANY ($2::int[]))
ORDER BY u.id

-- askerOf
SELECT u.email, u.name, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1
