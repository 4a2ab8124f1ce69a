-- find
SELECT u.id, u.version, json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'first_name', u.first_name,
    'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number, 'position', u.position, 'job_part',
    u.job_part, 'tags', u.tags, 'profile_image', u.profile_image, 'company',
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
    c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
    'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at)::text AS card
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
LEFT
JOIN departments d ON d.id = u.department_id
WHERE u.id = $1
AND u.company_id = $2

-- find
SELECT u.id, u.version, CASE WHEN (u.id = $1
  OR (u.status IN ('active', 'suspended', 'leaving')
    AND ( EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentor_id = $2
        AND m.mentee_id = u.id
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentee_id = $3
        AND m.mentor_id = u.id
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN json_build_object('id', u.id, 'email', u.email, 'name',
            u.name, 'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number,
            'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image, 'company',
            CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
            CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
            c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
            'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) ELSE json_build_object('id',
            u.id, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image',
            u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END,
            'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END) END::text AS card
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
LEFT
JOIN departments d ON d.id = u.department_id
WHERE u.id = $4
AND (u.id = $5
  OR (u.company_id = $6
    AND u.status IN ('active', 'suspended', 'leaving')))

-- subject
SELECT u.id, u.company_id, u.department_id, u.status, ARRAY(
  SELECT m.mentor_id
  FROM mentorships m
  WHERE m.mentee_id = u.id
  AND m.status IN ('scheduled', 'active', 'paused')
  UNION
  SELECT m.mentee_id
  FROM mentorships m
  WHERE m.mentor_id = u.id
  AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids
FROM users u
WHERE u.id = $1

-- findForUpdate
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","created_at","updated_at","version"
FROM users
WHERE id = $1
FOR
UPDATE

-- partnersOf
SELECT ARRAY(
  SELECT m.mentor_id
  FROM mentorships m
  WHERE m.mentee_id = $1
  AND m.status IN ('scheduled', 'active', 'paused')
  UNION
  SELECT m.mentee_id
  FROM mentorships m
  WHERE m.mentor_id = $2
  AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids

-- list
SELECT (SELECT count(*)::int
  FROM users u
  LEFT
  JOIN companies c ON c.id = u.company_id
  LEFT
  JOIN departments d ON d.id = u.department_id
  WHERE u.company_id = $1
  AND u.status = $2
  AND (words_of(u.name, u.tags) LIKE $3
    OR u.email LIKE $4)
  AND u.role = $5
  AND u.department_id = $6
  AND u.tags @> ARRAY[$7]) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'first_name', u.first_name, 'last_name',
        u.last_name, 'role', u.role, 'employee_number', u.employee_number, 'position', u.position, 'job_part', u.job_part,
        'tags', u.tags, 'profile_image', u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id',
        c.id, 'name', c.name) END, 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name',
        d.name) END, 'timezone', coalesce(u.timezone, c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'),
        'status', u.status, 'join_date', u.join_date, 'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at',
        u.updated_at) AS card
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE u.company_id = $8
    AND u.status = $9
    AND (words_of(u.name, u.tags) LIKE $10
      OR u.email LIKE $11)
    AND u.role = $12
    AND u.department_id = $13
    AND u.tags @> ARRAY[$14]
    ORDER BY u.created_at DESC, u.name, u.id
    LIMIT $15 OFFSET $16 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM users u
  LEFT
  JOIN companies c ON c.id = u.company_id
  LEFT
  JOIN departments d ON d.id = u.department_id
  WHERE (u.id = $1
    OR (u.company_id = $2
      AND u.status IN ('active', 'suspended', 'leaving')))
  AND CASE WHEN (u.id = $3
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $4
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $5
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $6
  AND (words_of(u.name, u.tags) LIKE $7
    OR CASE WHEN (u.id = $8
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $9
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $10
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $11)
  AND u.role = $12
  AND u.department_id = $13
  AND u.tags @> ARRAY[$14]) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT CASE WHEN (u.id = $15
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $16
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $17
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN json_build_object('id', u.id, 'email', u.email, 'name',
                u.name, 'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number,
                'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image, 'company',
                CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
                CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
                c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
                'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) ELSE json_build_object('id',
                u.id, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image',
                u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END,
                'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END) END AS card
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (u.id = $18
      OR (u.company_id = $19
        AND u.status IN ('active', 'suspended', 'leaving')))
    AND CASE WHEN (u.id = $20
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $21
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $22
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $23
    AND (words_of(u.name, u.tags) LIKE $24
      OR CASE WHEN (u.id = $25
        OR (u.status IN ('active', 'suspended', 'leaving')
          AND ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $26
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $27
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $28)
    AND u.role = $29
    AND u.department_id = $30
    AND u.tags @> ARRAY[$31]
    ORDER BY CASE WHEN (u.id = $32
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $33
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $34
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END DESC, u.name, u.id
    LIMIT $35 OFFSET $36 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM users u
  LEFT
  JOIN companies c ON c.id = u.company_id
  LEFT
  JOIN departments d ON d.id = u.department_id
  WHERE (u.id = $1
    OR (u.company_id = $2
      AND u.status IN ('active', 'suspended', 'leaving')
      AND (u.department_id = $3
        OR ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $4
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $5
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))))
  AND CASE WHEN (u.id = $6
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $7
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $8
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $9
  AND (words_of(u.name, u.tags) LIKE $10
    OR CASE WHEN (u.id = $11
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $12
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $13
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $14)
  AND u.role = $15
  AND u.department_id = $16
  AND u.tags @> ARRAY[$17]) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT CASE WHEN (u.id = $18
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $19
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $20
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN json_build_object('id', u.id, 'email', u.email, 'name',
                u.name, 'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number,
                'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image, 'company',
                CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
                CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
                c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
                'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) ELSE json_build_object('id',
                u.id, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image',
                u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END,
                'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END) END AS card
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (u.id = $21
      OR (u.company_id = $22
        AND u.status IN ('active', 'suspended', 'leaving')
        AND (u.department_id = $23
          OR ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $24
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $25
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))))
    AND CASE WHEN (u.id = $26
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $27
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $28
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $29
    AND (words_of(u.name, u.tags) LIKE $30
      OR CASE WHEN (u.id = $31
        OR (u.status IN ('active', 'suspended', 'leaving')
          AND ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $32
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $33
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $34)
    AND u.role = $35
    AND u.department_id = $36
    AND u.tags @> ARRAY[$37]
    ORDER BY CASE WHEN (u.id = $38
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $39
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $40
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END DESC, u.name, u.id
    LIMIT $41 OFFSET $42 ) row) AS results

-- isClosed
SELECT d.is_active
FROM departments d
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE

-- add
SELECT d.is_active
FROM departments d
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE

-- add
-- add: written from the entity's metadata

-- save
SELECT d.is_active
FROM departments d
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE

-- save
-- save: written from the entity's metadata

-- holdActingAdmins
SELECT u.id, (u.company_id = $1
  AND u.role = 'admin'
  AND u.status IN ('active', 'leaving')) AS acts
FROM users u
WHERE (u.company_id = $2
  AND u.role = 'admin'
  AND u.status IN ('active', 'leaving'))
OR u.id = $3
ORDER BY u.id
FOR
UPDATE

-- addIfFree
SELECT d.is_active
FROM departments d
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE

-- addIfFree
-- addIfFree: written from the entity's metadata

-- findByEmailForUpdate
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","created_at","updated_at","version"
FROM users
WHERE email = $1
FOR
UPDATE

-- removeInvited
DELETE
FROM users u
WHERE email = $1
AND company_id = $2
AND u.status = 'invited'
RETURNING id

-- removeAllInvited
DELETE
FROM users u
WHERE company_id = $1
AND u.status = 'invited'
RETURNING id

-- findDeactivatedBefore
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","created_at","updated_at","version"
FROM users
WHERE status = 'deactivated'
AND deactivated_at < $1
ORDER BY deactivated_at
LIMIT $2
FOR
UPDATE SKIP LOCKED
