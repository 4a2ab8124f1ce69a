-- subject
SELECT i.company_id
FROM invitations i
WHERE i.id = $1

-- find
SELECT i.id, i.version, i.company_id, i.state AS status, json_build_object('id', i.id, 'version', i.version, 'email',
    i.email, 'name', i.name, 'role', coalesce(p.role, i.role), 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'state', CASE WHEN i.state = 'open'
  AND i.expires_at <= now() THEN 'expired' ELSE i.state END, 'sender',
      CASE WHEN s.company_id = i.company_id THEN json_build_object('id', s.id, 'name', s.name, 'profile_image',
      s.profile_image) END, 'sent_at', i.sent_at, 'sent_count', i.sent_count, 'expires_at', i.expires_at, 'closed_at',
      i.closed_at, 'user_id', i.user_id, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json
FROM invitations i
JOIN companies c ON c.id = i.company_id
JOIN users s ON s.id = i.sender_id
LEFT
JOIN users p ON p.email = i.email
AND p.company_id = i.company_id
AND p.status = 'invited'
AND i.state = 'open'
LEFT
JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
WHERE i.id = $1
AND i.company_id = $2

-- find
SELECT i.id, i.version, i.company_id, i.state AS status, json_build_object('id', i.id, 'version', i.version, 'email',
    i.email, 'name', i.name, 'role', coalesce(p.role, i.role), 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'state', CASE WHEN i.state = 'open'
  AND i.expires_at <= now() THEN 'expired' ELSE i.state END, 'sender',
      CASE WHEN s.company_id = i.company_id THEN json_build_object('id', s.id, 'name', s.name, 'profile_image',
      s.profile_image) END, 'sent_at', i.sent_at, 'sent_count', i.sent_count, 'expires_at', i.expires_at, 'closed_at',
      i.closed_at, 'user_id', i.user_id, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json
FROM invitations i
JOIN companies c ON c.id = i.company_id
JOIN users s ON s.id = i.sender_id
LEFT
JOIN users p ON p.email = i.email
AND p.company_id = i.company_id
AND p.status = 'invited'
AND i.state = 'open'
LEFT
JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
WHERE i.id = $1
AND false

-- list
SELECT (SELECT count(*)::int
  FROM invitations i
  JOIN companies c ON c.id = i.company_id
  JOIN users s ON s.id = i.sender_id
  LEFT
  JOIN users p ON p.email = i.email
  AND p.company_id = i.company_id
  AND p.status = 'invited'
  AND i.state = 'open'
  LEFT
  JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
  WHERE i.company_id = $1
  AND i.id = $2
  AND CASE WHEN i.state = 'open'
  AND i.expires_at <= now() THEN 'expired' ELSE i.state END = $3
  AND coalesce(p.role, i.role) = $4
  AND (i.email ILIKE $5
    OR i.name ILIKE $6)) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'email', i.email, 'name', i.name, 'role', coalesce(p.role,
        i.role), 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'state',
        CASE WHEN i.state = 'open'
      AND i.expires_at <= now() THEN 'expired' ELSE i.state END, 'sender',
          CASE WHEN s.company_id = i.company_id THEN json_build_object('id', s.id, 'name', s.name, 'profile_image',
          s.profile_image) END, 'sent_at', i.sent_at, 'sent_count', i.sent_count, 'expires_at', i.expires_at, 'closed_at',
          i.closed_at, 'user_id', i.user_id, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM invitations i
    JOIN companies c ON c.id = i.company_id
    JOIN users s ON s.id = i.sender_id
    LEFT
    JOIN users p ON p.email = i.email
    AND p.company_id = i.company_id
    AND p.status = 'invited'
    AND i.state = 'open'
    LEFT
    JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
    WHERE i.company_id = $7
    AND i.id = $8
    AND CASE WHEN i.state = 'open'
    AND i.expires_at <= now() THEN 'expired' ELSE i.state END = $9
    AND coalesce(p.role, i.role) = $10
    AND (i.email ILIKE $11
      OR i.name ILIKE $12)
    ORDER BY i.created_at DESC, i.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM invitations i
  JOIN companies c ON c.id = i.company_id
  JOIN users s ON s.id = i.sender_id
  LEFT
  JOIN users p ON p.email = i.email
  AND p.company_id = i.company_id
  AND p.status = 'invited'
  AND i.state = 'open'
  LEFT
  JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
  WHERE false
  AND i.id = $1
  AND CASE WHEN i.state = 'open'
  AND i.expires_at <= now() THEN 'expired' ELSE i.state END = $2
  AND coalesce(p.role, i.role) = $3
  AND (i.email ILIKE $4
    OR i.name ILIKE $5)) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'email', i.email, 'name', i.name, 'role', coalesce(p.role,
        i.role), 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'state',
        CASE WHEN i.state = 'open'
      AND i.expires_at <= now() THEN 'expired' ELSE i.state END, 'sender',
          CASE WHEN s.company_id = i.company_id THEN json_build_object('id', s.id, 'name', s.name, 'profile_image',
          s.profile_image) END, 'sent_at', i.sent_at, 'sent_count', i.sent_count, 'expires_at', i.expires_at, 'closed_at',
          i.closed_at, 'user_id', i.user_id, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM invitations i
    JOIN companies c ON c.id = i.company_id
    JOIN users s ON s.id = i.sender_id
    LEFT
    JOIN users p ON p.email = i.email
    AND p.company_id = i.company_id
    AND p.status = 'invited'
    AND i.state = 'open'
    LEFT
    JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
    WHERE false
    AND i.id = $6
    AND CASE WHEN i.state = 'open'
    AND i.expires_at <= now() THEN 'expired' ELSE i.state END = $7
    AND coalesce(p.role, i.role) = $8
    AND (i.email ILIKE $9
      OR i.name ILIKE $10)
    ORDER BY i.created_at DESC, i.id
    LIMIT $11 OFFSET $12 ) row) AS results

-- findForUpdate
SELECT "id","company_id","email","name","role","department_id","state","secret_hash","sender_id","sent_at","sent_count","expires_at","closed_at","user_id","created_at","updated_at","version"
FROM invitations
WHERE id = $1
FOR
UPDATE

-- findBySecretForUpdate
SELECT "id","company_id","email","name","role","department_id","state","secret_hash","sender_id","sent_at","sent_count","expires_at","closed_at","user_id","created_at","updated_at","version"
FROM invitations
WHERE secret_hash = $1
FOR
UPDATE

-- preview
SELECT i.email, coalesce(p.name, i.name) AS name, coalesce(p.role, i.role) AS role, json_build_object('id', c.id, 'name',
    c.name) AS company, CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS department,
    CASE WHEN i.state = 'open'
AND i.expires_at <= now() THEN 'expired' ELSE i.state END AS state, i.expires_at, EXISTS (SELECT
  FROM users u
  WHERE u.email = i.email
  AND u.status <> 'invited'
  AND NOT ((u.email_verified_at IS NULL
      AND u.status NOT IN ('invited', 'anonymised')
      AND u.company_id IS NULL
      AND NOT u.is_superuser)
    OR ((u.email_verified_at IS NULL
        AND u.status NOT IN ('invited', 'anonymised')
        AND u.company_id IS NOT NULL)
      AND u.company_id <> i.company_id))) AS has_account
FROM invitations i
JOIN companies c ON c.id = i.company_id
JOIN users s ON s.id = i.sender_id
LEFT
JOIN users p ON p.email = i.email
AND p.company_id = i.company_id
AND p.status = 'invited'
AND i.state = 'open'
LEFT
JOIN departments d ON d.id = CASE WHEN p.id IS NULL THEN i.department_id ELSE p.department_id END
WHERE i.secret_hash = $1

-- companiesOf
SELECT i.company_id
FROM invitations i
WHERE i.secret_hash = $1
UNION
SELECT u.company_id
FROM invitations i
JOIN users u ON u.email = i.email
WHERE i.secret_hash = $2

-- settingOf
SELECT c.name AS company, c.locale, s.name AS sender
FROM invitations i
JOIN companies c ON c.id = i.company_id
JOIN users s ON s.id = i.sender_id
WHERE i.id = $1

-- isSentByAdmin
SELECT 1
FROM users u
WHERE u.id = $1
AND u.role = 'admin'
AND u.status IN ('active', 'leaving')
AND (u.company_id = $2
  OR u.is_superuser)
FOR SHARE

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- findLapsed
SELECT "id","company_id","email","name","role","department_id","state","secret_hash","sender_id","sent_at","sent_count","expires_at","closed_at","user_id","created_at","updated_at","version"
FROM invitations
WHERE invitations.state = 'open'
AND expires_at <= $1
AND company_id = $2
AND email = $3
ORDER BY expires_at
LIMIT $4
FOR
UPDATE

-- findNoLongerExpected
SELECT DISTINCT i.company_id, i.email
FROM invitations i
JOIN users u ON u.email = i.email
AND u.company_id = i.company_id
AND u.status = 'invited'
WHERE i.state IN ('withdrawn', 'expired')
AND NOT EXISTS (
  SELECT
  FROM invitations o
  WHERE o.company_id = i.company_id
  AND o.email = i.email
  AND o.state = 'open')
LIMIT $1

-- findOpenForMember
SELECT "id","company_id","email","name","role","department_id","state","secret_hash","sender_id","sent_at","sent_count","expires_at","closed_at","user_id","created_at","updated_at","version"
FROM invitations
WHERE (company_id, email) = (SELECT u.company_id, u.email
  FROM users u
  WHERE u.id = $1)
AND invitations.state = 'open'
ORDER BY id
FOR
UPDATE

-- findOpenOf
SELECT "id","company_id","email","name","role","department_id","state","secret_hash","sender_id","sent_at","sent_count","expires_at","closed_at","user_id","created_at","updated_at","version"
FROM invitations
WHERE company_id = $1
AND email = $2
AND invitations.state = 'open'
ORDER BY id
FOR
UPDATE

-- findOpenTo
SELECT "id","company_id","email","name","role","department_id","state","secret_hash","sender_id","sent_at","sent_count","expires_at","closed_at","user_id","created_at","updated_at","version"
FROM invitations
WHERE company_id = $1
AND invitations.state = 'open'
AND (email = $2
  OR role = $3)
ORDER BY id
FOR
UPDATE

-- removeAcceptedBy
DELETE
FROM invitations
WHERE user_id = $1
OR email IN (SELECT i.email
  FROM invitations i
  WHERE i.user_id = $2)

-- removeClosedBefore
DELETE
FROM invitations
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM invitations
    WHERE closed_at < $1
    LIMIT $2))
RETURNING 1

-- removeAllOf
DELETE
FROM invitations
WHERE company_id = $1
