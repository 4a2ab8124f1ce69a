-- findAfter
SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position,
    u.job_part, u.tags, u.timezone, u.locale, u.join_date, u.status
FROM users u
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
AND u.tags @> $12::text[]
AND u.id > $13
ORDER BY u.id
LIMIT $14

-- findAfter
SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position,
    u.job_part, u.tags, u.timezone, u.locale, u.join_date, u.status
FROM users u
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
AND u.tags @> $31::text[]
AND u.id > $32
ORDER BY u.id
LIMIT $33

-- findAfter
SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position,
    u.job_part, u.tags, u.timezone, u.locale, u.join_date, u.status
FROM users u
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
AND u.tags @> $34::text[]
AND u.id > $35
ORDER BY u.id
LIMIT $36
