-- findAfter
SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position,
    u.job_part, u.tags, u.profile_image, u.timezone, u.locale, u.join_date, u.status
FROM users u
LEFT
JOIN departments d ON d.id = u.department_id
WHERE u.company_id = $1
AND u.status = $2
AND (words_of(u.name, u.tags) LIKE $3
  OR u.email LIKE $4)
AND u.role = $5
AND u.department_id = $6
AND u.tags @> ARRAY[$7]
AND u.id > $8
ORDER BY u.id
LIMIT $9

-- findAfter
SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position,
    u.job_part, u.tags, u.profile_image, u.timezone, u.locale, u.join_date, u.status
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
AND u.tags @> ARRAY[$14]
AND u.id > $15
ORDER BY u.id
LIMIT $16

-- findAfter
SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position,
    u.job_part, u.tags, u.profile_image, u.timezone, u.locale, u.join_date, u.status
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
AND u.tags @> ARRAY[$17]
AND u.id > $18
ORDER BY u.id
LIMIT $19
