-- figures
WITH RECURSIVE here AS MATERIALIZED (SELECT c.id, c.timezone, (now() AT TIME ZONE c.timezone)::date AS today,
    CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int ELSE $1::int END AS capacity
  FROM companies c
  WHERE c.id = $2), crew AS MATERIALIZED (
  SELECT u.id, u.role, u.status, u.department_id, u.status NOT IN ('deactivated', 'anonymised') AS is_here,
      u.status IN ('active', 'leaving') AS may_sign_in, NOT u.status = 'invited'
  AND coalesce(u.join_date, (u.created_at AT TIME ZONE here.timezone)::date) BETWEEN here.today - 30
  AND here.today AS has_joined
  FROM users u, here
  WHERE u.company_id = $3
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($4::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))), pairs AS MATERIALIZED (
  SELECT m.id, m.status, m.mentor_id, m.mentee_id, m.end_on, m.status IN ('proposed', 'scheduled', 'active',
      'paused') AS is_open, m.status IN ('scheduled', 'active', 'paused') AS is_current, m.status IN ('active',
      'paused') AS is_running, (m.end_passed_at IS NOT NULL
    AND m.status IN ('active', 'paused')) AS end_passed, crew.id IS NOT NULL AS is_listed
  FROM mentorships m
  LEFT
  JOIN crew ON crew.id = m.mentee_id
  WHERE m.company_id = $5), states AS MATERIALIZED (
  SELECT t.assignee_id, t.mentorship_id, t.status, count(*) AS n, count(*) FILTER (WHERE t.due_at < now()) AS due,
      count(*) FILTER (WHERE t.parent_id IS NULL) AS tops
  FROM tasks t
  WHERE t.company_id = $6
  GROUP BY t.assignee_id, t.mentorship_id, t.status), work AS MATERIALIZED (
  SELECT s.assignee_id, s.mentorship_id, sum(s.due) FILTER (WHERE s.status IN ('todo', 'in_progress', 'blocked',
      'changes_requested')) AS overdue, sum(s.n) FILTER (WHERE s.status = 'submitted') AS submitted,
      sum(s.tops) FILTER (WHERE s.status NOT IN ('waived', 'cancelled')) AS total,
      sum(s.tops) FILTER (WHERE s.status = 'done') AS done
  FROM states s
  GROUP BY s.assignee_id, s.mentorship_id), running AS MATERIALIZED (
  SELECT p.id, p.mentee_id, 100.0 * coalesce(sum(w.done), 0) / nullif(sum(w.total), 0) AS percent
  FROM pairs p
  LEFT
  JOIN work w ON w.mentorship_id = p.id
  WHERE p.is_running
  AND p.is_listed
  GROUP BY p.id, p.mentee_id), loads AS (
  SELECT crew.id, count(p.id) AS load
  FROM crew
  LEFT
  JOIN pairs p ON p.mentor_id = crew.id
  AND p.is_open
  WHERE crew.role = 'mentor'
  AND crew.may_sign_in
  GROUP BY crew.id), late AS (SELECT w.assignee_id, sum(w.overdue) AS overdue, sum(w.submitted) AS submitted
  FROM work w
  JOIN crew ON crew.id = w.assignee_id
  GROUP BY w.assignee_id), mentored AS (SELECT r.mentee_id, count(*) AS running, sum(r.percent) AS percents,
      count(r.percent) AS measured
  FROM running r
  GROUP BY r.mentee_id), parts AS MATERIALIZED (
  SELECT crew.department_id, count(*) FILTER (WHERE crew.is_here) AS people, sum(late.overdue) AS overdue,
      sum(mentored.running) AS running, sum(mentored.percents) AS percents, sum(mentored.measured) AS measured
  FROM crew
  LEFT
  JOIN late ON late.assignee_id = crew.id
  LEFT
  JOIN mentored ON mentored.mentee_id = crew.id
  GROUP BY crew.department_id), tree (top_id, id) AS (
  SELECT d.id, d.id
  FROM departments d
  WHERE d.company_id = $7
  AND d.id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($8::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  UNION
  SELECT tree.top_id, d.id
  FROM tree
  JOIN departments d ON d.parent_id = tree.id), wholes AS (
  SELECT tree.top_id, sum(parts.people) AS people, sum(parts.overdue) AS overdue, sum(parts.running) AS running,
      sum(parts.percents) / nullif(sum(parts.measured), 0) AS percent
  FROM tree
  JOIN parts ON parts.department_id = tree.id
  GROUP BY tree.top_id)
SELECT (SELECT json_build_object('by_role', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::user_role)) v (value)
      LEFT
      JOIN (SELECT crew.role AS value, count(*) AS n
        FROM crew
        WHERE crew.is_here
        GROUP BY crew.role) k ON k.value = v.value), 'by_status', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::user_status)) v (value)
      LEFT
      JOIN (SELECT crew.status AS value, count(*) AS n
        FROM crew
        GROUP BY crew.status) k ON k.value = v.value), 'without_mentor', count(*) FILTER (WHERE crew.role = 'mentee'
      AND crew.may_sign_in
      AND NOT EXISTS (SELECT
        FROM pairs p
        WHERE p.mentee_id = crew.id
        AND p.is_current)), 'joined_30d', count(*) FILTER (WHERE crew.is_here
      AND crew.has_joined))
  FROM crew) AS people, (SELECT json_build_object('by_status', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::mentorship_status)) v (value)
      LEFT
      JOIN (SELECT p.status AS value, count(*) AS n
        FROM pairs p
        WHERE p.is_listed
        GROUP BY p.status) k ON k.value = v.value), 'ending_14d', count(*) FILTER (WHERE p.is_running
      AND p.end_on BETWEEN here.today
      AND here.today + 14), 'end_passed', count(*) FILTER (WHERE p.end_passed), 'average_percent',
          (SELECT round(avg(running.percent))::int
      FROM running))
  FROM here
  LEFT
  JOIN pairs p ON p.is_listed) AS mentorships, (SELECT json_build_object('overdue', coalesce(sum(late.overdue), 0),
      'submitted', coalesce(sum(late.submitted), 0), 'oldest_submitted_at', (
      SELECT s.created_at
      FROM task_submissions s
      JOIN tasks t ON t.id = s.task_id
      WHERE s.company_id = $9
      AND s.is_open
      AND t.status = 'submitted'
      AND t.company_id = $10
      AND t.assignee_id IN (SELECT crew.id
        FROM crew)
      ORDER BY s.created_at
      LIMIT 1))
  FROM late) AS tasks, (SELECT json_build_object('at_capacity', count(*) FILTER (WHERE loads.load >= here.capacity),
      'free_places', coalesce(sum(greatest(here.capacity - loads.load, 0)), 0))
  FROM here
  LEFT
  JOIN loads ON true) AS mentors, (SELECT json_build_object('open', count(*))
  FROM requests r
  JOIN crew ON crew.id = r.asker_id
  WHERE r.status = 'open'
  AND r.company_id = $11) AS requests, (SELECT json_build_object('open', count(*))
  FROM invitations i
  WHERE (i.state = 'open'
    AND i.expires_at > now())
  AND i.company_id = $12
  AND i.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($13::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))) AS invitations, (SELECT json_build_object('failed', count(*))
  FROM outbox o
  WHERE o.status = 'failed'
  AND (o.user_id = $14
    OR o.company_id = $15)
  AND o.user_id IN (SELECT crew.id
    FROM crew)) AS jobs, (SELECT coalesce(json_agg(row_to_json(f)), '[]')
  FROM (
    SELECT d.id, d.parent_id, d.name, coalesce(w.people, 0)::int AS people, coalesce(w.running,
        0)::int AS active_mentorships, coalesce(w.overdue, 0)::int AS overdue, round(w.percent)::int AS percent
    FROM departments d
    LEFT
    JOIN wholes w ON w.top_id = d.id
    WHERE d.company_id = $16
    AND d.id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($17::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    ORDER BY d.name, d.id
    LIMIT $18) f) AS departments, (SELECT coalesce(json_agg(row_to_json(told)), '[]')
  FROM (
    SELECT e.created_at AS at, CASE WHEN e.company_id IS NOT DISTINCT
    FROM (SELECT u.company_id
      FROM users u
      WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
      FROM users p
      WHERE p.id = e.actor_id) END AS actor, e.action, e.changes #>> '{status,1}' AS outcome, e.resource, e.resource_id
    FROM (
      SELECT e.*
      FROM audit_entries e
      WHERE e.company_id = $19
      ORDER BY e.created_at DESC, e.id DESC
      LIMIT $20) e
    WHERE e.action = ANY ($21)
    AND e.actor_id IN (SELECT crew.id
      FROM crew)
    ORDER BY e.created_at DESC, e.id DESC
    LIMIT $22) told) AS recent

-- figures
WITH RECURSIVE here AS MATERIALIZED (SELECT c.id, c.timezone, (now() AT TIME ZONE c.timezone)::date AS today,
    CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int ELSE $1::int END AS capacity
  FROM companies c
  WHERE c.id = $2), crew AS MATERIALIZED (
  SELECT u.id, u.role, u.status, u.department_id, u.status NOT IN ('deactivated', 'anonymised') AS is_here,
      u.status IN ('active', 'leaving') AS may_sign_in, NOT u.status = 'invited'
  AND coalesce(u.join_date, (u.created_at AT TIME ZONE here.timezone)::date) BETWEEN here.today - 30
  AND here.today AS has_joined
  FROM users u, here
  WHERE (u.id = $3
    OR (u.company_id = $4
      AND u.status IN ('active', 'suspended', 'leaving')))
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))), pairs AS MATERIALIZED (
  SELECT m.id, m.status, m.mentor_id, m.mentee_id, m.end_on, m.status IN ('proposed', 'scheduled', 'active',
      'paused') AS is_open, m.status IN ('scheduled', 'active', 'paused') AS is_current, m.status IN ('active',
      'paused') AS is_running, (m.end_passed_at IS NOT NULL
    AND m.status IN ('active', 'paused')) AS end_passed, crew.id IS NOT NULL AS is_listed
  FROM mentorships m
  LEFT
  JOIN crew ON crew.id = m.mentee_id
  WHERE (((m.mentor_id = $6
        OR m.mentee_id = $7)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $8
      AND p.ended_at > now() - interval '90 days'))), states AS MATERIALIZED (
  SELECT t.assignee_id, t.mentorship_id, t.status, count(*) AS n, count(*) FILTER (WHERE t.due_at < now()) AS due,
      count(*) FILTER (WHERE t.parent_id IS NULL) AS tops
  FROM tasks t
  WHERE (t.reviewer_id = $9
    OR t.assignee_id = $10
    OR t.mentor_id = $11
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
          AND l.substitute_id = $12))
      AND (t.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = t.id
          AND judged.reviewer_id = $13))))
  GROUP BY t.assignee_id, t.mentorship_id, t.status), work AS MATERIALIZED (
  SELECT s.assignee_id, s.mentorship_id, sum(s.due) FILTER (WHERE s.status IN ('todo', 'in_progress', 'blocked',
      'changes_requested')) AS overdue, sum(s.n) FILTER (WHERE s.status = 'submitted') AS submitted,
      sum(s.tops) FILTER (WHERE s.status NOT IN ('waived', 'cancelled')) AS total,
      sum(s.tops) FILTER (WHERE s.status = 'done') AS done
  FROM states s
  GROUP BY s.assignee_id, s.mentorship_id), running AS MATERIALIZED (
  SELECT p.id, p.mentee_id, 100.0 * coalesce(sum(w.done), 0) / nullif(sum(w.total), 0) AS percent
  FROM pairs p
  LEFT
  JOIN work w ON w.mentorship_id = p.id
  WHERE p.is_running
  AND p.is_listed
  GROUP BY p.id, p.mentee_id), loads AS (
  SELECT crew.id, count(p.id) AS load
  FROM crew
  LEFT
  JOIN pairs p ON p.mentor_id = crew.id
  AND p.is_open
  WHERE crew.role = 'mentor'
  AND crew.may_sign_in
  GROUP BY crew.id), late AS (SELECT w.assignee_id, sum(w.overdue) AS overdue, sum(w.submitted) AS submitted
  FROM work w
  JOIN crew ON crew.id = w.assignee_id
  GROUP BY w.assignee_id), mentored AS (SELECT r.mentee_id, count(*) AS running, sum(r.percent) AS percents,
      count(r.percent) AS measured
  FROM running r
  GROUP BY r.mentee_id), parts AS MATERIALIZED (
  SELECT crew.department_id, count(*) FILTER (WHERE crew.is_here) AS people, sum(late.overdue) AS overdue,
      sum(mentored.running) AS running, sum(mentored.percents) AS percents, sum(mentored.measured) AS measured
  FROM crew
  LEFT
  JOIN late ON late.assignee_id = crew.id
  LEFT
  JOIN mentored ON mentored.mentee_id = crew.id
  GROUP BY crew.department_id), tree (top_id, id) AS (
  SELECT d.id, d.id
  FROM departments d
  WHERE d.company_id = $14
  AND d.id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($15::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  UNION
  SELECT tree.top_id, d.id
  FROM tree
  JOIN departments d ON d.parent_id = tree.id), wholes AS (
  SELECT tree.top_id, sum(parts.people) AS people, sum(parts.overdue) AS overdue, sum(parts.running) AS running,
      sum(parts.percents) / nullif(sum(parts.measured), 0) AS percent
  FROM tree
  JOIN parts ON parts.department_id = tree.id
  GROUP BY tree.top_id)
SELECT (SELECT json_build_object('by_role', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::user_role)) v (value)
      LEFT
      JOIN (SELECT crew.role AS value, count(*) AS n
        FROM crew
        WHERE crew.is_here
        GROUP BY crew.role) k ON k.value = v.value), 'by_status', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::user_status)) v (value)
      LEFT
      JOIN (SELECT crew.status AS value, count(*) AS n
        FROM crew
        GROUP BY crew.status) k ON k.value = v.value), 'without_mentor', count(*) FILTER (WHERE crew.role = 'mentee'
      AND crew.may_sign_in
      AND NOT EXISTS (SELECT
        FROM pairs p
        WHERE p.mentee_id = crew.id
        AND p.is_current)), 'joined_30d', count(*) FILTER (WHERE crew.is_here
      AND crew.has_joined))
  FROM crew) AS people, (SELECT json_build_object('by_status', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::mentorship_status)) v (value)
      LEFT
      JOIN (SELECT p.status AS value, count(*) AS n
        FROM pairs p
        WHERE p.is_listed
        GROUP BY p.status) k ON k.value = v.value), 'ending_14d', count(*) FILTER (WHERE p.is_running
      AND p.end_on BETWEEN here.today
      AND here.today + 14), 'end_passed', count(*) FILTER (WHERE p.end_passed), 'average_percent',
          (SELECT round(avg(running.percent))::int
      FROM running))
  FROM here
  LEFT
  JOIN pairs p ON p.is_listed) AS mentorships, (SELECT json_build_object('overdue', coalesce(sum(late.overdue), 0),
      'submitted', coalesce(sum(late.submitted), 0), 'oldest_submitted_at', (
      SELECT s.created_at
      FROM task_submissions s
      JOIN tasks t ON t.id = s.task_id
      WHERE s.company_id = $16
      AND s.is_open
      AND t.status = 'submitted'
      AND (t.reviewer_id = $17
        OR t.assignee_id = $18
        OR t.mentor_id = $19
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
              AND l.substitute_id = $20))
          AND (t.status = 'submitted'
            OR EXISTS (SELECT
              FROM task_submissions judged
              WHERE judged.task_id = t.id
              AND judged.reviewer_id = $21))))
      AND t.assignee_id IN (SELECT crew.id
        FROM crew)
      ORDER BY s.created_at
      LIMIT 1))
  FROM late) AS tasks, (SELECT json_build_object('at_capacity', count(*) FILTER (WHERE loads.load >= here.capacity),
      'free_places', coalesce(sum(greatest(here.capacity - loads.load, 0)), 0))
  FROM here
  LEFT
  JOIN loads ON true) AS mentors, (SELECT json_build_object('open', count(*))
  FROM requests r
  JOIN crew ON crew.id = r.asker_id
  WHERE r.status = 'open'
  AND (r.asker_id = $22
    OR r.audience @> ARRAY[$23::int])) AS requests, (SELECT json_build_object('open', count(*))
  FROM invitations i
  WHERE (i.state = 'open'
    AND i.expires_at > now())
  AND false
  AND i.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($24::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))) AS invitations, (SELECT json_build_object('failed', count(*))
  FROM outbox o
  WHERE o.status = 'failed'
  AND o.user_id = $25
  AND o.user_id IN (SELECT crew.id
    FROM crew)) AS jobs, (SELECT coalesce(json_agg(row_to_json(f)), '[]')
  FROM (
    SELECT d.id, d.parent_id, d.name, coalesce(w.people, 0)::int AS people, coalesce(w.running,
        0)::int AS active_mentorships, coalesce(w.overdue, 0)::int AS overdue, round(w.percent)::int AS percent
    FROM departments d
    LEFT
    JOIN wholes w ON w.top_id = d.id
    WHERE d.company_id = $26
    AND d.id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($27::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    ORDER BY d.name, d.id
    LIMIT $28) f) AS departments, (SELECT coalesce(json_agg(row_to_json(told)), '[]')
  FROM (
    SELECT e.created_at AS at, CASE WHEN e.company_id IS NOT DISTINCT
    FROM (SELECT u.company_id
      FROM users u
      WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
      FROM users p
      WHERE p.id = e.actor_id) END AS actor, e.action, e.changes #>> '{status,1}' AS outcome, e.resource, e.resource_id
    FROM (
      SELECT e.*
      FROM audit_entries e
      WHERE e.actor_id = $29
      ORDER BY e.created_at DESC, e.id DESC
      LIMIT $30) e
    WHERE e.action = ANY ($31)
    AND e.actor_id IN (SELECT crew.id
      FROM crew)
    ORDER BY e.created_at DESC, e.id DESC
    LIMIT $32) told) AS recent

-- figures
WITH RECURSIVE here AS MATERIALIZED (SELECT c.id, c.timezone, (now() AT TIME ZONE c.timezone)::date AS today,
    CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int ELSE $1::int END AS capacity
  FROM companies c
  WHERE c.id = $2), crew AS MATERIALIZED (
  SELECT u.id, u.role, u.status, u.department_id, u.status NOT IN ('deactivated', 'anonymised') AS is_here,
      u.status IN ('active', 'leaving') AS may_sign_in, NOT u.status = 'invited'
  AND coalesce(u.join_date, (u.created_at AT TIME ZONE here.timezone)::date) BETWEEN here.today - 30
  AND here.today AS has_joined
  FROM users u, here
  WHERE (u.id = $3
    OR (u.company_id = $4
      AND u.status IN ('active', 'suspended', 'leaving')))
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))), pairs AS MATERIALIZED (
  SELECT m.id, m.status, m.mentor_id, m.mentee_id, m.end_on, m.status IN ('proposed', 'scheduled', 'active',
      'paused') AS is_open, m.status IN ('scheduled', 'active', 'paused') AS is_current, m.status IN ('active',
      'paused') AS is_running, (m.end_passed_at IS NOT NULL
    AND m.status IN ('active', 'paused')) AS end_passed, crew.id IS NOT NULL AS is_listed
  FROM mentorships m
  LEFT
  JOIN crew ON crew.id = m.mentee_id
  WHERE (((m.mentor_id = $6
        OR m.mentee_id = $7)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $8
      AND p.ended_at > now() - interval '90 days'))), states AS MATERIALIZED (
  SELECT t.assignee_id, t.mentorship_id, t.status, count(*) AS n, count(*) FILTER (WHERE t.due_at < now()) AS due,
      count(*) FILTER (WHERE t.parent_id IS NULL) AS tops
  FROM tasks t
  WHERE t.assignee_id = $9
  GROUP BY t.assignee_id, t.mentorship_id, t.status), work AS MATERIALIZED (
  SELECT s.assignee_id, s.mentorship_id, sum(s.due) FILTER (WHERE s.status IN ('todo', 'in_progress', 'blocked',
      'changes_requested')) AS overdue, sum(s.n) FILTER (WHERE s.status = 'submitted') AS submitted,
      sum(s.tops) FILTER (WHERE s.status NOT IN ('waived', 'cancelled')) AS total,
      sum(s.tops) FILTER (WHERE s.status = 'done') AS done
  FROM states s
  GROUP BY s.assignee_id, s.mentorship_id), running AS MATERIALIZED (
  SELECT p.id, p.mentee_id, 100.0 * coalesce(sum(w.done), 0) / nullif(sum(w.total), 0) AS percent
  FROM pairs p
  LEFT
  JOIN work w ON w.mentorship_id = p.id
  WHERE p.is_running
  AND p.is_listed
  GROUP BY p.id, p.mentee_id), loads AS (
  SELECT crew.id, count(p.id) AS load
  FROM crew
  LEFT
  JOIN pairs p ON p.mentor_id = crew.id
  AND p.is_open
  WHERE crew.role = 'mentor'
  AND crew.may_sign_in
  GROUP BY crew.id), late AS (SELECT w.assignee_id, sum(w.overdue) AS overdue, sum(w.submitted) AS submitted
  FROM work w
  JOIN crew ON crew.id = w.assignee_id
  GROUP BY w.assignee_id), mentored AS (SELECT r.mentee_id, count(*) AS running, sum(r.percent) AS percents,
      count(r.percent) AS measured
  FROM running r
  GROUP BY r.mentee_id), parts AS MATERIALIZED (
  SELECT crew.department_id, count(*) FILTER (WHERE crew.is_here) AS people, sum(late.overdue) AS overdue,
      sum(mentored.running) AS running, sum(mentored.percents) AS percents, sum(mentored.measured) AS measured
  FROM crew
  LEFT
  JOIN late ON late.assignee_id = crew.id
  LEFT
  JOIN mentored ON mentored.mentee_id = crew.id
  GROUP BY crew.department_id), tree (top_id, id) AS (
  SELECT d.id, d.id
  FROM departments d
  WHERE d.company_id = $10
  AND d.id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($11::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  UNION
  SELECT tree.top_id, d.id
  FROM tree
  JOIN departments d ON d.parent_id = tree.id), wholes AS (
  SELECT tree.top_id, sum(parts.people) AS people, sum(parts.overdue) AS overdue, sum(parts.running) AS running,
      sum(parts.percents) / nullif(sum(parts.measured), 0) AS percent
  FROM tree
  JOIN parts ON parts.department_id = tree.id
  GROUP BY tree.top_id)
SELECT (SELECT json_build_object('by_role', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::user_role)) v (value)
      LEFT
      JOIN (SELECT crew.role AS value, count(*) AS n
        FROM crew
        WHERE crew.is_here
        GROUP BY crew.role) k ON k.value = v.value), 'by_status', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::user_status)) v (value)
      LEFT
      JOIN (SELECT crew.status AS value, count(*) AS n
        FROM crew
        GROUP BY crew.status) k ON k.value = v.value), 'without_mentor', count(*) FILTER (WHERE crew.role = 'mentee'
      AND crew.may_sign_in
      AND NOT EXISTS (SELECT
        FROM pairs p
        WHERE p.mentee_id = crew.id
        AND p.is_current)), 'joined_30d', count(*) FILTER (WHERE crew.is_here
      AND crew.has_joined))
  FROM crew) AS people, (SELECT json_build_object('by_status', (
      SELECT json_object_agg(v.value, coalesce(k.n, 0))
      FROM unnest(enum_range(NULL::mentorship_status)) v (value)
      LEFT
      JOIN (SELECT p.status AS value, count(*) AS n
        FROM pairs p
        WHERE p.is_listed
        GROUP BY p.status) k ON k.value = v.value), 'ending_14d', count(*) FILTER (WHERE p.is_running
      AND p.end_on BETWEEN here.today
      AND here.today + 14), 'end_passed', count(*) FILTER (WHERE p.end_passed), 'average_percent',
          (SELECT round(avg(running.percent))::int
      FROM running))
  FROM here
  LEFT
  JOIN pairs p ON p.is_listed) AS mentorships, (SELECT json_build_object('overdue', coalesce(sum(late.overdue), 0),
      'submitted', coalesce(sum(late.submitted), 0), 'oldest_submitted_at', (
      SELECT s.created_at
      FROM task_submissions s
      JOIN tasks t ON t.id = s.task_id
      WHERE s.company_id = $12
      AND s.is_open
      AND t.status = 'submitted'
      AND t.assignee_id = $13
      AND t.assignee_id IN (SELECT crew.id
        FROM crew)
      ORDER BY s.created_at
      LIMIT 1))
  FROM late) AS tasks, (SELECT json_build_object('at_capacity', count(*) FILTER (WHERE loads.load >= here.capacity),
      'free_places', coalesce(sum(greatest(here.capacity - loads.load, 0)), 0))
  FROM here
  LEFT
  JOIN loads ON true) AS mentors, (SELECT json_build_object('open', count(*))
  FROM requests r
  JOIN crew ON crew.id = r.asker_id
  WHERE r.status = 'open'
  AND r.asker_id = $14) AS requests, (SELECT json_build_object('open', count(*))
  FROM invitations i
  WHERE (i.state = 'open'
    AND i.expires_at > now())
  AND false
  AND i.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($15::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))) AS invitations, (SELECT json_build_object('failed', count(*))
  FROM outbox o
  WHERE o.status = 'failed'
  AND o.user_id = $16
  AND o.user_id IN (SELECT crew.id
    FROM crew)) AS jobs, (SELECT coalesce(json_agg(row_to_json(f)), '[]')
  FROM (
    SELECT d.id, d.parent_id, d.name, coalesce(w.people, 0)::int AS people, coalesce(w.running,
        0)::int AS active_mentorships, coalesce(w.overdue, 0)::int AS overdue, round(w.percent)::int AS percent
    FROM departments d
    LEFT
    JOIN wholes w ON w.top_id = d.id
    WHERE d.company_id = $17
    AND d.id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($18::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    ORDER BY d.name, d.id
    LIMIT $19) f) AS departments, (SELECT coalesce(json_agg(row_to_json(told)), '[]')
  FROM (
    SELECT e.created_at AS at, CASE WHEN e.company_id IS NOT DISTINCT
    FROM (SELECT u.company_id
      FROM users u
      WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
      FROM users p
      WHERE p.id = e.actor_id) END AS actor, e.action, e.changes #>> '{status,1}' AS outcome, e.resource, e.resource_id
    FROM (
      SELECT e.*
      FROM audit_entries e
      WHERE e.actor_id = $20
      ORDER BY e.created_at DESC, e.id DESC
      LIMIT $21) e
    WHERE e.action = ANY ($22)
    AND e.actor_id IN (SELECT crew.id
      FROM crew)
    ORDER BY e.created_at DESC, e.id DESC
    LIMIT $23) told) AS recent
