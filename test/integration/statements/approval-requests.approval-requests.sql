-- subject
SELECT r.company_id, r.asker_id, r.audience, r.status
FROM requests r
WHERE r.id = $1

-- find
SELECT r.id, r.version, json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action,
    'resource_id', r.resource_id, 'link',
    CASE WHEN r.resource = 'plan' THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'),
    '') ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END, 'payload', r.payload, 'asked_version', r.asked_version,
    'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', json_build_object('id', a.id, 'name', a.name,
    'profile_image', a.profile_image), 'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by',
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'profile_image', c.profile_image) END,
    'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at', r.updated_at)::text AS json,
    r.company_id, r.asker_id, r.audience, r.status, r.resource || ':' || r.action AS asked, json_build_object('asker',
    a.name, 'mentorship', (
    SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
    FROM mentorships m
    JOIN users mentor ON mentor.id = m.mentor_id
    JOIN users mentee ON mentee.id = m.mentee_id
    WHERE m.id = r.resource_id
    AND m.company_id = r.company_id
    AND r.resource IN ('mentorship', 'plan')), 'item', (SELECT t.title
    FROM tasks t
    WHERE r.resource = 'plan'
    AND t.id = (r.payload ->> 'item_id')::int
    AND t.mentorship_id = r.resource_id), 'named', (SELECT n.name
    FROM users n
    WHERE n.id = (r.payload ->> 'mentor_id')::int
    AND n.company_id = r.company_id), 'end_on', r.payload ->> 'end_on') AS names
FROM requests r
JOIN users a ON a.id = r.asker_id
LEFT
JOIN users c ON c.id = r.closed_by_id
WHERE r.id = $1
AND r.company_id = $2

-- find
SELECT r.id, r.version, json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action,
    'resource_id', r.resource_id, 'link',
    CASE WHEN r.resource = 'plan' THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'),
    '') ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END, 'payload', r.payload, 'asked_version', r.asked_version,
    'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', json_build_object('id', a.id, 'name', a.name,
    'profile_image', a.profile_image), 'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by',
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'profile_image', c.profile_image) END,
    'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at', r.updated_at)::text AS json,
    r.company_id, r.asker_id, r.audience, r.status, r.resource || ':' || r.action AS asked, json_build_object('asker',
    a.name, 'mentorship', (
    SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
    FROM mentorships m
    JOIN users mentor ON mentor.id = m.mentor_id
    JOIN users mentee ON mentee.id = m.mentee_id
    WHERE m.id = r.resource_id
    AND m.company_id = r.company_id
    AND r.resource IN ('mentorship', 'plan')), 'item', (SELECT t.title
    FROM tasks t
    WHERE r.resource = 'plan'
    AND t.id = (r.payload ->> 'item_id')::int
    AND t.mentorship_id = r.resource_id), 'named', (SELECT n.name
    FROM users n
    WHERE n.id = (r.payload ->> 'mentor_id')::int
    AND n.company_id = r.company_id), 'end_on', r.payload ->> 'end_on') AS names
FROM requests r
JOIN users a ON a.id = r.asker_id
LEFT
JOIN users c ON c.id = r.closed_by_id
WHERE r.id = $1
AND (r.asker_id = $2
  OR r.audience @> ARRAY[$3::int])

-- find
SELECT r.id, r.version, json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action,
    'resource_id', r.resource_id, 'link',
    CASE WHEN r.resource = 'plan' THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'),
    '') ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END, 'payload', r.payload, 'asked_version', r.asked_version,
    'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', json_build_object('id', a.id, 'name', a.name,
    'profile_image', a.profile_image), 'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by',
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'profile_image', c.profile_image) END,
    'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at', r.updated_at)::text AS json,
    r.company_id, r.asker_id, r.audience, r.status, r.resource || ':' || r.action AS asked, json_build_object('asker',
    a.name, 'mentorship', (
    SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
    FROM mentorships m
    JOIN users mentor ON mentor.id = m.mentor_id
    JOIN users mentee ON mentee.id = m.mentee_id
    WHERE m.id = r.resource_id
    AND m.company_id = r.company_id
    AND r.resource IN ('mentorship', 'plan')), 'item', (SELECT t.title
    FROM tasks t
    WHERE r.resource = 'plan'
    AND t.id = (r.payload ->> 'item_id')::int
    AND t.mentorship_id = r.resource_id), 'named', (SELECT n.name
    FROM users n
    WHERE n.id = (r.payload ->> 'mentor_id')::int
    AND n.company_id = r.company_id), 'end_on', r.payload ->> 'end_on') AS names
FROM requests r
JOIN users a ON a.id = r.asker_id
LEFT
JOIN users c ON c.id = r.closed_by_id
WHERE r.id = $1
AND r.asker_id = $2

-- list
SELECT (SELECT count(*)::int
  FROM requests r
  JOIN users a ON a.id = r.asker_id
  LEFT
  JOIN users c ON c.id = r.closed_by_id
  WHERE r.company_id = $1
  AND r.id = $2
  AND r.status = $3
  AND r.resource = $4
  AND r.action = $5
  AND r.resource_id = $6
  AND r.asker_id = $7
  AND EXISTS (
    SELECT
    FROM users d
    WHERE d.id = ANY ($8::int[])
    AND d.id <> r.asker_id
    AND d.company_id = r.company_id
    AND (d.role = 'admin'
      OR d.id = ANY (r.audience)))
  AND r.created_at >= $9
  AND r.created_at < $10
  AND (r.asker_id IN (
      SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $11
      AND lower(u.name) LIKE $12)
    OR r.note ILIKE $13)) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action, 'resource_id',
        r.resource_id, 'link',
        CASE WHEN r.resource = 'plan' THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'),
        '') ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END, 'payload', r.payload, 'asked_version', r.asked_version,
        'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by',
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'profile_image', c.profile_image) END,
        'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at', r.updated_at)::text AS json,
        r.company_id, r.asker_id, r.audience, r.status, r.resource || ':' || r.action AS asked, json_build_object('asker',
        a.name, 'mentorship', (
        SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
        FROM mentorships m
        JOIN users mentor ON mentor.id = m.mentor_id
        JOIN users mentee ON mentee.id = m.mentee_id
        WHERE m.id = r.resource_id
        AND m.company_id = r.company_id
        AND r.resource IN ('mentorship', 'plan')), 'item', (SELECT t.title
        FROM tasks t
        WHERE r.resource = 'plan'
        AND t.id = (r.payload ->> 'item_id')::int
        AND t.mentorship_id = r.resource_id), 'named', (SELECT n.name
        FROM users n
        WHERE n.id = (r.payload ->> 'mentor_id')::int
        AND n.company_id = r.company_id), 'end_on', r.payload ->> 'end_on') AS names
    FROM requests r
    JOIN users a ON a.id = r.asker_id
    LEFT
    JOIN users c ON c.id = r.closed_by_id
    WHERE r.company_id = $14
    AND r.id = $15
    AND r.status = $16
    AND r.resource = $17
    AND r.action = $18
    AND r.resource_id = $19
    AND r.asker_id = $20
    AND EXISTS (
      SELECT
      FROM users d
      WHERE d.id = ANY ($21::int[])
      AND d.id <> r.asker_id
      AND d.company_id = r.company_id
      AND (d.role = 'admin'
        OR d.id = ANY (r.audience)))
    AND r.created_at >= $22
    AND r.created_at < $23
    AND (r.asker_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $24
        AND lower(u.name) LIKE $25)
      OR r.note ILIKE $26)
    ORDER BY r.created_at DESC, r.id
    LIMIT $27 OFFSET $28 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM requests r
  JOIN users a ON a.id = r.asker_id
  LEFT
  JOIN users c ON c.id = r.closed_by_id
  WHERE (r.asker_id = $1
    OR r.audience @> ARRAY[$2::int])
  AND r.id = $3
  AND r.status = $4
  AND r.resource = $5
  AND r.action = $6
  AND r.resource_id = $7
  AND r.asker_id = $8
  AND EXISTS (
    SELECT
    FROM users d
    WHERE d.id = ANY ($9::int[])
    AND d.id <> r.asker_id
    AND d.company_id = r.company_id
    AND (d.role = 'admin'
      OR d.id = ANY (r.audience)))
  AND r.created_at >= $10
  AND r.created_at < $11
  AND (r.asker_id IN (
      SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $12
      AND lower(u.name) LIKE $13)
    OR r.note ILIKE $14)) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action, 'resource_id',
        r.resource_id, 'link',
        CASE WHEN r.resource = 'plan' THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'),
        '') ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END, 'payload', r.payload, 'asked_version', r.asked_version,
        'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by',
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'profile_image', c.profile_image) END,
        'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at', r.updated_at)::text AS json,
        r.company_id, r.asker_id, r.audience, r.status, r.resource || ':' || r.action AS asked, json_build_object('asker',
        a.name, 'mentorship', (
        SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
        FROM mentorships m
        JOIN users mentor ON mentor.id = m.mentor_id
        JOIN users mentee ON mentee.id = m.mentee_id
        WHERE m.id = r.resource_id
        AND m.company_id = r.company_id
        AND r.resource IN ('mentorship', 'plan')), 'item', (SELECT t.title
        FROM tasks t
        WHERE r.resource = 'plan'
        AND t.id = (r.payload ->> 'item_id')::int
        AND t.mentorship_id = r.resource_id), 'named', (SELECT n.name
        FROM users n
        WHERE n.id = (r.payload ->> 'mentor_id')::int
        AND n.company_id = r.company_id), 'end_on', r.payload ->> 'end_on') AS names
    FROM requests r
    JOIN users a ON a.id = r.asker_id
    LEFT
    JOIN users c ON c.id = r.closed_by_id
    WHERE (r.asker_id = $15
      OR r.audience @> ARRAY[$16::int])
    AND r.id = $17
    AND r.status = $18
    AND r.resource = $19
    AND r.action = $20
    AND r.resource_id = $21
    AND r.asker_id = $22
    AND EXISTS (
      SELECT
      FROM users d
      WHERE d.id = ANY ($23::int[])
      AND d.id <> r.asker_id
      AND d.company_id = r.company_id
      AND (d.role = 'admin'
        OR d.id = ANY (r.audience)))
    AND r.created_at >= $24
    AND r.created_at < $25
    AND (r.asker_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $26
        AND lower(u.name) LIKE $27)
      OR r.note ILIKE $28)
    ORDER BY r.created_at DESC, r.id
    LIMIT $29 OFFSET $30 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM requests r
  JOIN users a ON a.id = r.asker_id
  LEFT
  JOIN users c ON c.id = r.closed_by_id
  WHERE r.asker_id = $1
  AND r.id = $2
  AND r.status = $3
  AND r.resource = $4
  AND r.action = $5
  AND r.resource_id = $6
  AND r.asker_id = $7
  AND EXISTS (
    SELECT
    FROM users d
    WHERE d.id = ANY ($8::int[])
    AND d.id <> r.asker_id
    AND d.company_id = r.company_id
    AND (d.role = 'admin'
      OR d.id = ANY (r.audience)))
  AND r.created_at >= $9
  AND r.created_at < $10
  AND (r.asker_id IN (
      SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $11
      AND lower(u.name) LIKE $12)
    OR r.note ILIKE $13)) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action, 'resource_id',
        r.resource_id, 'link',
        CASE WHEN r.resource = 'plan' THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'),
        '') ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END, 'payload', r.payload, 'asked_version', r.asked_version,
        'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by',
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name, 'profile_image', c.profile_image) END,
        'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at, 'updated_at', r.updated_at)::text AS json,
        r.company_id, r.asker_id, r.audience, r.status, r.resource || ':' || r.action AS asked, json_build_object('asker',
        a.name, 'mentorship', (
        SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
        FROM mentorships m
        JOIN users mentor ON mentor.id = m.mentor_id
        JOIN users mentee ON mentee.id = m.mentee_id
        WHERE m.id = r.resource_id
        AND m.company_id = r.company_id
        AND r.resource IN ('mentorship', 'plan')), 'item', (SELECT t.title
        FROM tasks t
        WHERE r.resource = 'plan'
        AND t.id = (r.payload ->> 'item_id')::int
        AND t.mentorship_id = r.resource_id), 'named', (SELECT n.name
        FROM users n
        WHERE n.id = (r.payload ->> 'mentor_id')::int
        AND n.company_id = r.company_id), 'end_on', r.payload ->> 'end_on') AS names
    FROM requests r
    JOIN users a ON a.id = r.asker_id
    LEFT
    JOIN users c ON c.id = r.closed_by_id
    WHERE r.asker_id = $14
    AND r.id = $15
    AND r.status = $16
    AND r.resource = $17
    AND r.action = $18
    AND r.resource_id = $19
    AND r.asker_id = $20
    AND EXISTS (
      SELECT
      FROM users d
      WHERE d.id = ANY ($21::int[])
      AND d.id <> r.asker_id
      AND d.company_id = r.company_id
      AND (d.role = 'admin'
        OR d.id = ANY (r.audience)))
    AND r.created_at >= $22
    AND r.created_at < $23
    AND (r.asker_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $24
        AND lower(u.name) LIKE $25)
      OR r.note ILIKE $26)
    ORDER BY r.created_at DESC, r.id
    LIMIT $27 OFFSET $28 ) row) AS results

-- add
INSERT INTO requests AS r (company_id, asker_id, resource, action, resource_id, payload, asked_version, asked_state,
    audience)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8::jsonb, $9)
ON CONFLICT (asker_id, resource, action, coalesce(resource_id, 0), md5(payload::text))
WHERE status = 'open' DO
UPDATE
SET status = r.status
RETURNING r.id, r.xmax = 0 AS is_new

-- add
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","asked_version","asked_state","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE id = $1

-- load
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","asked_version","asked_state","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","asked_version","asked_state","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE id = $1
FOR
UPDATE

-- findOpenForUpdate
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","asked_version","asked_state","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE resource = $1
AND action = $2
AND resource_id = $3
AND payload @> $4::jsonb
AND status = 'open'
ORDER BY id
FOR
UPDATE

-- findOpenAboutForUpdate
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","asked_version","asked_state","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE resource = ANY ($1::text[])
AND resource_id = $2
AND status = 'open'
ORDER BY id
FOR
UPDATE

-- findOpenOfForUpdate
SELECT "id","company_id","asker_id","resource","action","resource_id","payload","asked_version","asked_state","audience","status","closed_by_id","closed_at","note","created_at","updated_at","version"
FROM requests
WHERE asker_id = $1
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

-- forget
UPDATE requests
SET payload = '{}', updated_at = now(), version = version + 1, closed_at = coalesce(closed_at, $1),
    status = CASE WHEN status = 'open' THEN $2::request_status ELSE status END
WHERE asker_id = $3
AND (status = 'open'
  OR payload <> '{}')

-- bury
UPDATE requests
SET note = $1, updated_at = now(), version = version + 1
WHERE closed_by_id = $2
AND note <> $3

-- removeClosedBefore
DELETE
FROM requests
WHERE id IN (
  SELECT r.id
  FROM requests r
  WHERE r.closed_at < $1
  ORDER BY r.id
  LIMIT $2)
RETURNING id
