-- get
WITH zone AS (SELECT coalesce((SELECT c.timezone
      FROM companies c
      WHERE c.id = $1), $2) AS name), last AS (SELECT zone.name, coalesce($3::date,
          (now() AT TIME ZONE zone.name)::date)::timestamp AS day
  FROM zone), steps AS (
  SELECT step.day::date AS starts_on, step.day AT TIME ZONE last.name AS begins,
      (step.day + ('1 ' || 'day')::interval) AT TIME ZONE last.name AS ends
  FROM last
  CROSS
  JOIN LATERAL generate_series(date_trunc('day', coalesce($4::timestamp, last.day - $5 * ('1 ' || 'day')::interval)),
      last.day, ('1 ' || 'day')::interval) step (day)), span AS (SELECT min(steps.begins) AS begins, max(steps.ends) AS ends
  FROM steps)
SELECT (SELECT zone.name
  FROM zone) AS timezone, (SELECT coalesce(json_agg(json_build_object('starts_on', point.starts_on, 'value', point.value)
      ORDER BY point.starts_on), '[]')
  FROM (
    SELECT steps.starts_on, coalesce(found.n, 0) AS value
    FROM steps
    LEFT
    JOIN (
      SELECT date_trunc('day', t.completed_at AT TIME ZONE zone.name)::date AS starts_on, count(*) AS n
      FROM tasks t, zone, span
      WHERE t.company_id = $6
      AND t.status = 'done'
      AND t.completed_at >= span.begins
      AND t.completed_at < span.ends
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($7::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      GROUP BY 1) found ON found.starts_on = steps.starts_on) point) AS points

-- get
WITH zone AS (SELECT coalesce((SELECT c.timezone
      FROM companies c
      WHERE c.id = $1), $2) AS name), last AS (SELECT zone.name, coalesce($3::date,
          (now() AT TIME ZONE zone.name)::date)::timestamp AS day
  FROM zone), steps AS (
  SELECT step.day::date AS starts_on, step.day AT TIME ZONE last.name AS begins,
      (step.day + ('1 ' || 'day')::interval) AT TIME ZONE last.name AS ends
  FROM last
  CROSS
  JOIN LATERAL generate_series(date_trunc('day', coalesce($4::timestamp, last.day - $5 * ('1 ' || 'day')::interval)),
      last.day, ('1 ' || 'day')::interval) step (day)), span AS (SELECT min(steps.begins) AS begins, max(steps.ends) AS ends
  FROM steps)
SELECT (SELECT zone.name
  FROM zone) AS timezone, (SELECT coalesce(json_agg(json_build_object('starts_on', point.starts_on, 'value', point.value)
      ORDER BY point.starts_on), '[]')
  FROM (
    SELECT steps.starts_on, coalesce(found.n, 0) AS value
    FROM steps
    LEFT
    JOIN (
      SELECT date_trunc('day', t.completed_at AT TIME ZONE zone.name)::date AS starts_on, count(*) AS n
      FROM tasks t, zone, span
      WHERE (t.reviewer_id = $6
        OR t.assignee_id = $7
        OR t.mentor_id = $8
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
              AND l.substitute_id = $9))
          AND (t.status = 'submitted'
            OR EXISTS (SELECT
              FROM task_submissions judged
              WHERE judged.task_id = t.id
              AND judged.reviewer_id = $10))))
      AND t.status = 'done'
      AND t.completed_at >= span.begins
      AND t.completed_at < span.ends
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($11::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      GROUP BY 1) found ON found.starts_on = steps.starts_on) point) AS points

-- get
WITH zone AS (SELECT coalesce((SELECT c.timezone
      FROM companies c
      WHERE c.id = $1), $2) AS name), last AS (SELECT zone.name, coalesce($3::date,
          (now() AT TIME ZONE zone.name)::date)::timestamp AS day
  FROM zone), steps AS (
  SELECT step.day::date AS starts_on, step.day AT TIME ZONE last.name AS begins,
      (step.day + ('1 ' || 'day')::interval) AT TIME ZONE last.name AS ends
  FROM last
  CROSS
  JOIN LATERAL generate_series(date_trunc('day', coalesce($4::timestamp, last.day - $5 * ('1 ' || 'day')::interval)),
      last.day, ('1 ' || 'day')::interval) step (day)), span AS (SELECT min(steps.begins) AS begins, max(steps.ends) AS ends
  FROM steps)
SELECT (SELECT zone.name
  FROM zone) AS timezone, (SELECT coalesce(json_agg(json_build_object('starts_on', point.starts_on, 'value', point.value)
      ORDER BY point.starts_on), '[]')
  FROM (
    SELECT steps.starts_on, coalesce(found.n, 0) AS value
    FROM steps
    LEFT
    JOIN (
      SELECT date_trunc('day', t.completed_at AT TIME ZONE zone.name)::date AS starts_on, count(*) AS n
      FROM tasks t, zone, span
      WHERE t.assignee_id = $6
      AND t.status = 'done'
      AND t.completed_at >= span.begins
      AND t.completed_at < span.ends
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($7::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      GROUP BY 1) found ON found.starts_on = steps.starts_on) point) AS points
