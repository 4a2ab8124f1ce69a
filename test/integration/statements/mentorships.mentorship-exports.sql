-- findAfter
SELECT m.id, m.title, m.status, m.start_on, m.end_on, m.total_weeks, mr.name AS mentor, me.name AS mentee,
    d.name AS department, k.tasks, k.done, k.overdue, to_char(m.activated_at AT TIME ZONE z.zone, $1) AS activated,
    to_char(m.ended_at AT TIME ZONE z.zone, $2) AS ended
FROM mentorships m
JOIN users mr ON mr.id = m.mentor_id
JOIN users me ON me.id = m.mentee_id
LEFT
JOIN departments d ON d.id = me.department_id
CROSS
JOIN (SELECT (SELECT coalesce(v.timezone, c.timezone, 'UTC')
    FROM users v
    LEFT
    JOIN companies c ON c.id = v.company_id
    WHERE v.id = $3) AS zone) z
CROSS
JOIN LATERAL (SELECT count(*)::int AS tasks, (count(*) FILTER (WHERE t.status = 'done'))::int AS done,
    (count(*) FILTER (WHERE (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))))::int AS overdue
  FROM tasks t
  WHERE t.mentorship_id = m.id
  AND t.parent_id IS NULL
  AND t.status NOT IN ('waived', 'cancelled')) k
WHERE m.company_id = $4
AND m.id = $5
AND m.mentor_id = $6
AND m.mentee_id = $7
AND m.mentee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($8::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND EXISTS (SELECT
  FROM mentorship_curricula f
  WHERE f.mentorship_id = m.id
  AND f.curriculum_id = $9)
AND m.status = $10
AND m.tags @> $11::text[]
AND m.start_on >= $12
AND m.start_on <= $13
AND m.end_on >= $14
AND m.end_on <= $15
AND (m.end_passed_at IS NOT NULL
  AND m.status IN ('active', 'paused')) = $16
AND (lower(m.title) LIKE $17
  OR m.mentor_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $18
    AND lower(u.name) LIKE $19)
  OR m.mentee_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $20
    AND lower(u.name) LIKE $21))
AND m.id > $22
ORDER BY m.id
LIMIT $23

-- findAfter
SELECT m.id, m.title, m.status, m.start_on, m.end_on, m.total_weeks, mr.name AS mentor, me.name AS mentee,
    d.name AS department, k.tasks, k.done, k.overdue, to_char(m.activated_at AT TIME ZONE z.zone, $1) AS activated,
    to_char(m.ended_at AT TIME ZONE z.zone, $2) AS ended
FROM mentorships m
JOIN users mr ON mr.id = m.mentor_id
JOIN users me ON me.id = m.mentee_id
LEFT
JOIN departments d ON d.id = me.department_id
CROSS
JOIN (SELECT (SELECT coalesce(v.timezone, c.timezone, 'UTC')
    FROM users v
    LEFT
    JOIN companies c ON c.id = v.company_id
    WHERE v.id = $3) AS zone) z
CROSS
JOIN LATERAL (SELECT count(*)::int AS tasks, (count(*) FILTER (WHERE t.status = 'done'))::int AS done,
    (count(*) FILTER (WHERE (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))))::int AS overdue
  FROM tasks t
  WHERE t.mentorship_id = m.id
  AND t.parent_id IS NULL
  AND t.status NOT IN ('waived', 'cancelled')) k
WHERE (((m.mentor_id = $4
      OR m.mentee_id = $5)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $6
    AND p.ended_at > now() - interval '90 days'))
AND m.id = $7
AND m.mentor_id = $8
AND m.mentee_id = $9
AND m.mentee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($10::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND EXISTS (SELECT
  FROM mentorship_curricula f
  WHERE f.mentorship_id = m.id
  AND f.curriculum_id = $11)
AND m.status = $12
AND m.tags @> $13::text[]
AND m.start_on >= $14
AND m.start_on <= $15
AND m.end_on >= $16
AND m.end_on <= $17
AND (m.end_passed_at IS NOT NULL
  AND m.status IN ('active', 'paused')) = $18
AND (lower(m.title) LIKE $19
  OR m.mentor_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $20
    AND lower(u.name) LIKE $21)
  OR m.mentee_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $22
    AND lower(u.name) LIKE $23))
AND m.id > $24
ORDER BY m.id
LIMIT $25
