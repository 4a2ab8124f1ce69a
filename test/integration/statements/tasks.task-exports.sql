-- findAfter
SELECT t.id, t.title, t.status, t.priority, t.week, t.required, t.scheduled_start_on, t.mentorship_id,
    a.name AS assignee, r.name AS reviewer, to_char(t.due_at AT TIME ZONE z.zone, $1) AS due,
    to_char(t.started_at AT TIME ZONE z.zone, $2) AS started, to_char(t.completed_at AT TIME ZONE z.zone, $3) AS completed
FROM tasks t
JOIN users a ON a.id = t.assignee_id
LEFT
JOIN users r ON r.id = t.reviewer_id
CROSS
JOIN (SELECT (SELECT coalesce(v.timezone, c.timezone, 'UTC')
    FROM users v
    LEFT
    JOIN companies c ON c.id = v.company_id
    WHERE v.id = $4) AS zone) z
WHERE t.company_id = $5
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
AND t.id > $24
ORDER BY t.id
LIMIT $25

-- findAfter
SELECT t.id, t.title, t.status, t.priority, t.week, t.required, t.scheduled_start_on, t.mentorship_id,
    a.name AS assignee, r.name AS reviewer, to_char(t.due_at AT TIME ZONE z.zone, $1) AS due,
    to_char(t.started_at AT TIME ZONE z.zone, $2) AS started, to_char(t.completed_at AT TIME ZONE z.zone, $3) AS completed
FROM tasks t
JOIN users a ON a.id = t.assignee_id
LEFT
JOIN users r ON r.id = t.reviewer_id
CROSS
JOIN (SELECT (SELECT coalesce(v.timezone, c.timezone, 'UTC')
    FROM users v
    LEFT
    JOIN companies c ON c.id = v.company_id
    WHERE v.id = $4) AS zone) z
WHERE (t.reviewer_id = $5
  OR t.assignee_id = $6
  OR t.mentor_id = $7
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
        AND l.substitute_id = $8))
    AND (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = $9))))
AND t.id = $10
AND t.assignee_id = $11
AND t.reviewer_id = $12
AND t.assignee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($13::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND t.parent_id = $14
AND t.mentorship_id = $15
AND t.type = $16
AND t.status = $17
AND t.priority = $18
AND t.week = $19
AND t.required = $20
AND (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $21
AND t.due_at >= $22
AND t.due_at < $23
AND t.completed_at >= $24
AND t.completed_at < $25
AND (t.due_at < now()
  AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $26
AND words_of(t.title, ARRAY[t.description]) LIKE $27
AND t.id > $28
ORDER BY t.id
LIMIT $29

-- findAfter
SELECT t.id, t.title, t.status, t.priority, t.week, t.required, t.scheduled_start_on, t.mentorship_id,
    a.name AS assignee, r.name AS reviewer, to_char(t.due_at AT TIME ZONE z.zone, $1) AS due,
    to_char(t.started_at AT TIME ZONE z.zone, $2) AS started, to_char(t.completed_at AT TIME ZONE z.zone, $3) AS completed
FROM tasks t
JOIN users a ON a.id = t.assignee_id
LEFT
JOIN users r ON r.id = t.reviewer_id
CROSS
JOIN (SELECT (SELECT coalesce(v.timezone, c.timezone, 'UTC')
    FROM users v
    LEFT
    JOIN companies c ON c.id = v.company_id
    WHERE v.id = $4) AS zone) z
WHERE t.assignee_id = $5
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
AND t.id > $24
ORDER BY t.id
LIMIT $25
