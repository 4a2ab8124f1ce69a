-- find
SELECT t.id, t.version, t.title, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
      FROM leaves l
      JOIN users away ON away.id = l.user_id
      JOIN companies c ON c.id = l.company_id
      JOIN users s ON s.id = l.substitute_id
      WHERE s.company_id = l.company_id
      AND away.company_id = l.company_id
      AND s.role <> 'mentee'
      AND s.status IN ('active', 'leaving')
      AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
      AND l.end_on
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE t.company_id = $1
AND t.id = $2
AND t.assignee_id = $3
AND t.reviewer_id = $4
AND t.assignee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND t.parent_id = $6
AND t.mentorship_id = $7
AND t.type = $8
AND t.status = $9
AND t.priority = $10
AND t.week = $11
AND t.required = $12
AND (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $13
AND t.due_at >= $14
AND t.due_at < $15
AND t.completed_at >= $16
AND t.completed_at < $17
AND (t.due_at < now()
  AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $18
AND words_of(t.title, ARRAY[t.description]) LIKE $19
ORDER BY t.id
LIMIT $20

-- find
SELECT t.id, t.version, t.title, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
      FROM leaves l
      JOIN users away ON away.id = l.user_id
      JOIN companies c ON c.id = l.company_id
      JOIN users s ON s.id = l.substitute_id
      WHERE s.company_id = l.company_id
      AND away.company_id = l.company_id
      AND s.role <> 'mentee'
      AND s.status IN ('active', 'leaving')
      AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
      AND l.end_on
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE (t.reviewer_id = $1
  OR t.assignee_id = $2
  OR t.mentor_id = $3
  OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
        FROM leaves l
        JOIN users away ON away.id = l.user_id
        JOIN companies c ON c.id = l.company_id
        JOIN users s ON s.id = l.substitute_id
        WHERE s.company_id = l.company_id
        AND away.company_id = l.company_id
        AND s.role <> 'mentee'
        AND s.status IN ('active', 'leaving')
        AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
        AND l.end_on
        AND l.substitute_id = $4))
    AND (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = $5))))
AND t.id = $6
AND t.assignee_id = $7
AND t.reviewer_id = $8
AND t.assignee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($9::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND t.parent_id = $10
AND t.mentorship_id = $11
AND t.type = $12
AND t.status = $13
AND t.priority = $14
AND t.week = $15
AND t.required = $16
AND (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $17
AND t.due_at >= $18
AND t.due_at < $19
AND t.completed_at >= $20
AND t.completed_at < $21
AND (t.due_at < now()
  AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $22
AND words_of(t.title, ARRAY[t.description]) LIKE $23
ORDER BY t.id
LIMIT $24

-- find
SELECT t.id, t.version, t.title, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
      FROM leaves l
      JOIN users away ON away.id = l.user_id
      JOIN companies c ON c.id = l.company_id
      JOIN users s ON s.id = l.substitute_id
      WHERE s.company_id = l.company_id
      AND away.company_id = l.company_id
      AND s.role <> 'mentee'
      AND s.status IN ('active', 'leaving')
      AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
      AND l.end_on
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE t.assignee_id = $1
AND t.id = $2
AND t.assignee_id = $3
AND t.reviewer_id = $4
AND t.assignee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND t.parent_id = $6
AND t.mentorship_id = $7
AND t.type = $8
AND t.status = $9
AND t.priority = $10
AND t.week = $11
AND t.required = $12
AND (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $13
AND t.due_at >= $14
AND t.due_at < $15
AND t.completed_at >= $16
AND t.completed_at < $17
AND (t.due_at < now()
  AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $18
AND words_of(t.title, ARRAY[t.description]) LIKE $19
ORDER BY t.id
LIMIT $20

-- findAssignees
SELECT u.id, u.name, EXISTS (
  SELECT
  FROM mentorships m
  WHERE m.mentor_id = $1
  AND m.mentee_id = u.id
  AND m.status IN ('scheduled', 'active', 'paused')) AS is_mentee
FROM users u
WHERE u.company_id = $2
AND u.status = $3
AND u.created_at >= $4
AND u.created_at < $5
AND u.last_login_at >= $6
AND u.last_login_at < $7
AND (words_of(u.name, u.tags) LIKE $8
  OR u.email LIKE $9)
AND u.id = $10
AND u.role = $11
AND u.department_id = ANY (ARRAY(
    WITH RECURSIVE beneath (id) AS (
      SELECT unnest($12::int[])
      UNION
      SELECT d.id
      FROM departments d
      JOIN beneath b ON d.parent_id = b.id)
    SELECT id
    FROM beneath))
AND u.tags @> $13::text[]
ORDER BY u.id
LIMIT $14

-- findAssignees
SELECT u.id, u.name, EXISTS (
  SELECT
  FROM mentorships m
  WHERE m.mentor_id = $1
  AND m.mentee_id = u.id
  AND m.status IN ('scheduled', 'active', 'paused')) AS is_mentee
FROM users u
WHERE (u.id = $2
  OR (u.company_id = $3
    AND u.status IN ('active', 'suspended', 'leaving')))
AND CASE WHEN (u.id = $4
  OR (u.status IN ('active', 'suspended', 'leaving')
    AND ( EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentor_id = $5
        AND m.mentee_id = u.id
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentee_id = $6
        AND m.mentor_id = u.id
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $7
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $11
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $15
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $19
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $23
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
AND u.id = $29
AND u.role = $30
AND u.department_id = ANY (ARRAY(
    WITH RECURSIVE beneath (id) AS (
      SELECT unnest($31::int[])
      UNION
      SELECT d.id
      FROM departments d
      JOIN beneath b ON d.parent_id = b.id)
    SELECT id
    FROM beneath))
AND u.tags @> $32::text[]
ORDER BY u.id
LIMIT $33

-- findAssignees
SELECT u.id, u.name, EXISTS (
  SELECT
  FROM mentorships m
  WHERE m.mentor_id = $1
  AND m.mentee_id = u.id
  AND m.status IN ('scheduled', 'active', 'paused')) AS is_mentee
FROM users u
WHERE (u.id = $2
  OR (u.company_id = $3
    AND u.status IN ('active', 'suspended', 'leaving')
    AND (u.department_id = $4
      OR ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $5
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $6
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))))
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.status END = $10
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END >= $14
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.created_at END < $18
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
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END >= $22
AND CASE WHEN (u.id = $23
  OR (u.status IN ('active', 'suspended', 'leaving')
    AND ( EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentor_id = $24
        AND m.mentee_id = u.id
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentee_id = $25
        AND m.mentor_id = u.id
        AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.last_login_at END < $26
AND (words_of(u.name, u.tags) LIKE $27
  OR CASE WHEN (u.id = $28
    OR (u.status IN ('active', 'suspended', 'leaving')
      AND ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $29
          AND m.mentee_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $30
          AND m.mentor_id = u.id
          AND m.status IN ('scheduled', 'active', 'paused'))))) THEN u.email END LIKE $31)
AND u.id = $32
AND u.role = $33
AND u.department_id = ANY (ARRAY(
    WITH RECURSIVE beneath (id) AS (
      SELECT unnest($34::int[])
      UNION
      SELECT d.id
      FROM departments d
      JOIN beneath b ON d.parent_id = b.id)
    SELECT id
    FROM beneath))
AND u.tags @> $35::text[]
ORDER BY u.id
LIMIT $36

-- versionsOf
SELECT t.id, t.version
FROM tasks t
WHERE t.id = ANY ($1::int[])
AND t.company_id = $2

-- versionsOf
SELECT t.id, t.version
FROM tasks t
WHERE t.id = ANY ($1::int[])
AND (t.reviewer_id = $2
  OR t.assignee_id = $3
  OR t.mentor_id = $4
  OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
        FROM leaves l
        JOIN users away ON away.id = l.user_id
        JOIN companies c ON c.id = l.company_id
        JOIN users s ON s.id = l.substitute_id
        WHERE s.company_id = l.company_id
        AND away.company_id = l.company_id
        AND s.role <> 'mentee'
        AND s.status IN ('active', 'leaving')
        AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
        AND l.end_on
        AND l.substitute_id = $5))
    AND (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = $6))))

-- versionsOf
SELECT t.id, t.version
FROM tasks t
WHERE t.id = ANY ($1::int[])
AND t.assignee_id = $2
