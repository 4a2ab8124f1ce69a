-- find
SELECT u.id, u.version, json_build_object('id', u.id, 'version', u.version, 'email', u.email, 'name', u.name,
    'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number, 'position',
    u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image, 'company',
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
    c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
    'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at)::text AS json, u.company_id,
    u.department_id, u.status, '{}'::int[] AS partner_ids
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN json_build_object('id', u.id, 'version', u.version, 'email',
            u.email, 'name', u.name, 'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number',
            u.employee_number, 'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image,
            'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
            CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
            c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
            'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) ELSE json_build_object('id',
            u.id, 'version', u.version, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part, 'tags',
            u.tags, 'profile_image', u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id,
            'name', c.name) END, 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name',
            d.name) END) END::text AS json, u.company_id, u.department_id, u.status, ARRAY(
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
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","must_change_password","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","anonymised_at","words_expired_at","created_at","updated_at","version"
FROM users
WHERE id = $1
FOR NO KEY
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
  AND u.created_at >= $3
  AND u.created_at < $4
  AND u.last_login_at >= $5
  AND u.last_login_at < $6
  AND (words_of(u.name, u.tags) LIKE $7
    OR u.email LIKE $8)
  AND u.id = $9
  AND u.role = $10
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($11::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND u.tags @> $12::text[]) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', u.id, 'version', u.version, 'email', u.email, 'name', u.name, 'first_name', u.first_name,
        'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number, 'position', u.position, 'job_part',
        u.job_part, 'tags', u.tags, 'profile_image', u.profile_image, 'company',
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
        CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
        c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
        'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) AS json
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE u.company_id = $13
    AND u.status = $14
    AND u.created_at >= $15
    AND u.created_at < $16
    AND u.last_login_at >= $17
    AND u.last_login_at < $18
    AND (words_of(u.name, u.tags) LIKE $19
      OR u.email LIKE $20)
    AND u.id = $21
    AND u.role = $22
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($23::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND u.tags @> $24::text[]
    ORDER BY u.created_at DESC NULLS LAST, u.name, u.id
    LIMIT $25 OFFSET $26 ) row) AS results

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
  AND CASE WHEN (u.id = $7
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $8
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $9
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $10
  AND CASE WHEN (u.id = $11
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
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $14
  AND CASE WHEN (u.id = $15
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
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $18
  AND CASE WHEN (u.id = $19
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $20
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $21
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $22
  AND (words_of(u.name, u.tags) LIKE $23
    OR CASE WHEN (u.id = $24
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $25
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $26
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $27)
  AND u.id = $28
  AND u.role = $29
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($30::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND u.tags @> $31::text[]) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT CASE WHEN (u.id = $32
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
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN json_build_object('id', u.id, 'version', u.version, 'email',
                u.email, 'name', u.name, 'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number',
                u.employee_number, 'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image,
                'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
                CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
                c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
                'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) ELSE json_build_object('id',
                u.id, 'version', u.version, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part, 'tags',
                u.tags, 'profile_image', u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id,
                'name', c.name) END, 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name',
                d.name) END) END AS json
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (u.id = $35
      OR (u.company_id = $36
        AND u.status IN ('active', 'suspended', 'leaving')))
    AND CASE WHEN (u.id = $37
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $38
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $39
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $40
    AND CASE WHEN (u.id = $41
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $42
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $43
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $44
    AND CASE WHEN (u.id = $45
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $46
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $47
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $48
    AND CASE WHEN (u.id = $49
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $50
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $51
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $52
    AND CASE WHEN (u.id = $53
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $54
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $55
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $56
    AND (words_of(u.name, u.tags) LIKE $57
      OR CASE WHEN (u.id = $58
        OR (u.status IN ('active', 'suspended', 'leaving')
          AND ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $59
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $60
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $61)
    AND u.id = $62
    AND u.role = $63
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($64::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND u.tags @> $65::text[]
    ORDER BY CASE WHEN (u.id = $66
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $67
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $68
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END DESC NULLS LAST, u.name, u.id
    LIMIT $69 OFFSET $70 ) row) AS results

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
  AND CASE WHEN (u.id = $10
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $11
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $12
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $13
  AND CASE WHEN (u.id = $14
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $15
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $16
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $17
  AND CASE WHEN (u.id = $18
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
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $21
  AND CASE WHEN (u.id = $22
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $23
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $24
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $25
  AND (words_of(u.name, u.tags) LIKE $26
    OR CASE WHEN (u.id = $27
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $28
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $29
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $30)
  AND u.id = $31
  AND u.role = $32
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($33::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND u.tags @> $34::text[]) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT CASE WHEN (u.id = $35
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $36
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $37
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN json_build_object('id', u.id, 'version', u.version, 'email',
                u.email, 'name', u.name, 'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'employee_number',
                u.employee_number, 'position', u.position, 'job_part', u.job_part, 'tags', u.tags, 'profile_image', u.profile_image,
                'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END, 'department',
                CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'timezone', coalesce(u.timezone,
                c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status, 'join_date', u.join_date,
                'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at) ELSE json_build_object('id',
                u.id, 'version', u.version, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part, 'tags',
                u.tags, 'profile_image', u.profile_image, 'company', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id,
                'name', c.name) END, 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name',
                d.name) END) END AS json
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (u.id = $38
      OR (u.company_id = $39
        AND u.status IN ('active', 'suspended', 'leaving')
        AND (u.department_id = $40
          OR ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $41
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $42
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))))
    AND CASE WHEN (u.id = $43
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $44
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $45
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $46
    AND CASE WHEN (u.id = $47
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $48
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $49
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $50
    AND CASE WHEN (u.id = $51
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $52
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $53
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $54
    AND CASE WHEN (u.id = $55
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $56
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $57
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $58
    AND CASE WHEN (u.id = $59
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $60
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $61
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $62
    AND (words_of(u.name, u.tags) LIKE $63
      OR CASE WHEN (u.id = $64
        OR (u.status IN ('active', 'suspended', 'leaving')
          AND ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $65
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $66
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $67)
    AND u.id = $68
    AND u.role = $69
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($70::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND u.tags @> $71::text[]
    ORDER BY CASE WHEN (u.id = $72
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $73
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $74
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END DESC NULLS LAST, u.name, u.id
    LIMIT $75 OFFSET $76 ) row) AS results

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT u.role AS key, count(*)::int AS count
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE u.company_id = $3
    AND u.status = $4
    AND u.created_at >= $5
    AND u.created_at < $6
    AND u.last_login_at >= $7
    AND u.last_login_at < $8
    AND (words_of(u.name, u.tags) LIKE $9
      OR u.email LIKE $10)
    AND u.id = $11
    AND u.role = $12
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($13::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND u.tags @> $14::text[]
    GROUP BY 1) g
  ORDER BY place
  LIMIT $15) k

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT u.role AS key, count(*)::int AS count
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (u.id = $3
      OR (u.company_id = $4
        AND u.status IN ('active', 'suspended', 'leaving')))
    AND CASE WHEN (u.id = $5
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $6
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $7
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $8
    AND CASE WHEN (u.id = $9
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $10
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $11
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $12
    AND CASE WHEN (u.id = $13
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $14
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $15
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $16
    AND CASE WHEN (u.id = $17
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $18
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $19
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $20
    AND CASE WHEN (u.id = $21
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $22
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $23
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $24
    AND (words_of(u.name, u.tags) LIKE $25
      OR CASE WHEN (u.id = $26
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
              AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $29)
    AND u.id = $30
    AND u.role = $31
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($32::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND u.tags @> $33::text[]
    GROUP BY 1) g
  ORDER BY place
  LIMIT $34) k

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT u.role AS key, count(*)::int AS count
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (u.id = $3
      OR (u.company_id = $4
        AND u.status IN ('active', 'suspended', 'leaving')
        AND (u.department_id = $5
          OR ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $6
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $7
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))))
    AND CASE WHEN (u.id = $8
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
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $11
    AND CASE WHEN (u.id = $12
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $13
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $14
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $15
    AND CASE WHEN (u.id = $16
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $17
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $18
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $19
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
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $23
    AND CASE WHEN (u.id = $24
      OR (u.status IN ('active', 'suspended', 'leaving')
        AND ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $25
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $26
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $27
    AND (words_of(u.name, u.tags) LIKE $28
      OR CASE WHEN (u.id = $29
        OR (u.status IN ('active', 'suspended', 'leaving')
          AND ( EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentor_id = $30
              AND m.mentee_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))
            OR EXISTS (SELECT
              FROM mentorships m
              WHERE m.mentee_id = $31
              AND m.mentor_id = u.id
              AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $32)
    AND u.id = $33
    AND u.role = $34
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($35::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND u.tags @> $36::text[]
    GROUP BY 1) g
  ORDER BY place
  LIMIT $37) k

-- isClosed
SELECT d.is_active
FROM departments d
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE

-- mustChangePasswords
SELECT c.settings @> '{"must_change_password": true}' AS asks
FROM companies c
WHERE c.id = $1

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

-- lockActingAdmins
SELECT u.id, (u.company_id = $1
  AND u.role = 'admin'
  AND u.status IN ('active', 'leaving')) AS acts
FROM users u
WHERE (u.company_id = $2
  AND u.role = 'admin'
  AND u.status IN ('active', 'leaving'))
OR u.id = $3
ORDER BY u.id
FOR NO KEY
UPDATE

-- pairsAgainst
SELECT m.id, m.title
FROM mentorships m
WHERE m.mentee_id = $1
AND m.status IN ('proposed', 'scheduled', 'active', 'paused')
ORDER BY m.id

-- addIfFree
SELECT d.is_active
FROM departments d
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE

-- addIfFree
-- addIfFree: written from the entity's metadata

-- companyNameOf
SELECT c.name
FROM companies c
WHERE c.id = $1

-- findByEmailForUpdate
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","must_change_password","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","anonymised_at","words_expired_at","created_at","updated_at","version"
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
