-- subject
SELECT m.company_id, m.mentee_id, m.status, CASE WHEN m.status IN ('scheduled', 'active',
    'paused') THEN m.mentor_id END AS mentor_id, CASE WHEN (m.status IN ('completed', 'terminated')
  AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id
FROM mentorships m
WHERE m.id = $1
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)

-- subjectOfProgress
SELECT m.company_id, m.mentee_id, m.status, CASE WHEN m.status IN ('scheduled', 'active',
    'paused') THEN m.mentor_id END AS mentor_id, CASE WHEN (m.status IN ('completed', 'terminated')
  AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id
FROM mentorships m
WHERE m.id = $1
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)

-- find
SELECT m.id, (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, (SELECT row_to_json(view)
  FROM (
    SELECT m.id AS mentorship_id, (SELECT sum(p.version)
      FROM plans p
      WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
      FROM tasks t
      WHERE t.mentorship_id = m.id)::int AS version, m.title, m.status, m.start_on, m.end_on, m.total_weeks, (
      SELECT json_agg(json_build_object('id', p.curriculum_id, 'title', v.title, 'version', p.curriculum_version,
          'current_version', c.current_version)
        ORDER BY p.id)
      FROM plans p
      JOIN curricula c ON c.id = p.curriculum_id
      JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id
      AND v.number = p.curriculum_version
      WHERE p.mentorship_id = m.id) AS curricula, (
      SELECT json_agg(one
        ORDER BY one.week)
      FROM (
        SELECT coalesce(n.week, filled.week) AS week, (
          SELECT string_agg(said.summary, E' '
            ORDER BY p.id)
          FROM plans p
          JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id
          AND v.number = p.curriculum_version, jsonb_to_recordset(v.weeks) said (week int, summary text)
          WHERE p.mentorship_id = m.id
          AND said.week = n.week) AS summary, coalesce(filled.items, '[]') AS items
        FROM generate_series(1, m.total_weeks) n (week)
        FULL
        JOIN (
          SELECT item.week, json_agg(item
            ORDER BY item."order", item.due_at, item.id) AS items
          FROM (SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status,
              t.mentorship_id, t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
              AND EXISTS (SELECT
                FROM tasks p
                WHERE p.id = ANY (t.prerequisite_ids)
                AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                    json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                    r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                    r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
              AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                  t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                  count(*) FILTER (WHERE s.status = 'done'))
              FROM tasks s
              WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, p.curriculum_id, i.item_id AS curriculum_item_id, (
              SELECT coalesce(json_agg(was.key
                  ORDER BY was.key), '[]')
              FROM to_jsonb(t) task, jsonb_each(i.base_task) was
              WHERE task -> was.key IS DISTINCT
              FROM was.value) AS personal
            FROM tasks t
            JOIN users a ON a.id = t.assignee_id
            LEFT
            JOIN users r ON r.id = t.reviewer_id
            LEFT
            JOIN plan_items i ON i.task_id = t.id
            LEFT
            JOIN plans p ON p.id = i.plan_id
            WHERE t.mentorship_id = m.id
            AND t.parent_id IS NULL
            AND (t.status <> 'cancelled'
              OR t.is_left_open)) item
          GROUP BY item.week) filled ON filled.week = n.week) one) AS weeks) view)::text AS json, m.company_id, m.mentee_id,
              m.status, CASE WHEN m.status IN ('scheduled', 'active', 'paused') THEN m.mentor_id END AS mentor_id,
              CASE WHEN (m.status IN ('completed', 'terminated')
  AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id
FROM mentorships m
WHERE m.id = $1
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND m.company_id = $2

-- find
SELECT m.id, (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, (SELECT row_to_json(view)
  FROM (
    SELECT m.id AS mentorship_id, (SELECT sum(p.version)
      FROM plans p
      WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
      FROM tasks t
      WHERE t.mentorship_id = m.id)::int AS version, m.title, m.status, m.start_on, m.end_on, m.total_weeks, (
      SELECT json_agg(json_build_object('id', p.curriculum_id, 'title', v.title, 'version', p.curriculum_version,
          'current_version', c.current_version)
        ORDER BY p.id)
      FROM plans p
      JOIN curricula c ON c.id = p.curriculum_id
      JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id
      AND v.number = p.curriculum_version
      WHERE p.mentorship_id = m.id) AS curricula, (
      SELECT json_agg(one
        ORDER BY one.week)
      FROM (
        SELECT coalesce(n.week, filled.week) AS week, (
          SELECT string_agg(said.summary, E' '
            ORDER BY p.id)
          FROM plans p
          JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id
          AND v.number = p.curriculum_version, jsonb_to_recordset(v.weeks) said (week int, summary text)
          WHERE p.mentorship_id = m.id
          AND said.week = n.week) AS summary, coalesce(filled.items, '[]') AS items
        FROM generate_series(1, m.total_weeks) n (week)
        FULL
        JOIN (
          SELECT item.week, json_agg(item
            ORDER BY item."order", item.due_at, item.id) AS items
          FROM (SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status,
              t.mentorship_id, t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
              AND EXISTS (SELECT
                FROM tasks p
                WHERE p.id = ANY (t.prerequisite_ids)
                AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                    json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                    r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                    r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
              AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                  t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                  count(*) FILTER (WHERE s.status = 'done'))
              FROM tasks s
              WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, p.curriculum_id, i.item_id AS curriculum_item_id, (
              SELECT coalesce(json_agg(was.key
                  ORDER BY was.key), '[]')
              FROM to_jsonb(t) task, jsonb_each(i.base_task) was
              WHERE task -> was.key IS DISTINCT
              FROM was.value) AS personal
            FROM tasks t
            JOIN users a ON a.id = t.assignee_id
            LEFT
            JOIN users r ON r.id = t.reviewer_id
            LEFT
            JOIN plan_items i ON i.task_id = t.id
            LEFT
            JOIN plans p ON p.id = i.plan_id
            WHERE t.mentorship_id = m.id
            AND t.parent_id IS NULL
            AND (t.status <> 'cancelled'
              OR t.is_left_open)) item
          GROUP BY item.week) filled ON filled.week = n.week) one) AS weeks) view)::text AS json, m.company_id, m.mentee_id,
              m.status, CASE WHEN m.status IN ('scheduled', 'active', 'paused') THEN m.mentor_id END AS mentor_id,
              CASE WHEN (m.status IN ('completed', 'terminated')
  AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id
FROM mentorships m
WHERE m.id = $1
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND ((m.mentor_id = $2
    AND m.status IN ('scheduled', 'active', 'paused'))
  OR m.mentee_id = $3)

-- find
SELECT m.id, (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, (SELECT row_to_json(view)
  FROM (
    SELECT m.id AS mentorship_id, (SELECT sum(p.version)
      FROM plans p
      WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
      FROM tasks t
      WHERE t.mentorship_id = m.id)::int AS version, m.title, m.status, m.start_on, m.end_on, m.total_weeks, (
      SELECT json_agg(json_build_object('id', p.curriculum_id, 'title', v.title, 'version', p.curriculum_version,
          'current_version', c.current_version)
        ORDER BY p.id)
      FROM plans p
      JOIN curricula c ON c.id = p.curriculum_id
      JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id
      AND v.number = p.curriculum_version
      WHERE p.mentorship_id = m.id) AS curricula, (
      SELECT json_agg(one
        ORDER BY one.week)
      FROM (
        SELECT coalesce(n.week, filled.week) AS week, (
          SELECT string_agg(said.summary, E' '
            ORDER BY p.id)
          FROM plans p
          JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id
          AND v.number = p.curriculum_version, jsonb_to_recordset(v.weeks) said (week int, summary text)
          WHERE p.mentorship_id = m.id
          AND said.week = n.week) AS summary, coalesce(filled.items, '[]') AS items
        FROM generate_series(1, m.total_weeks) n (week)
        FULL
        JOIN (
          SELECT item.week, json_agg(item
            ORDER BY item."order", item.due_at, item.id) AS items
          FROM (SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status,
              t.mentorship_id, t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
              AND EXISTS (SELECT
                FROM tasks p
                WHERE p.id = ANY (t.prerequisite_ids)
                AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                    json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                    r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                    r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
              AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                  t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                  count(*) FILTER (WHERE s.status = 'done'))
              FROM tasks s
              WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, p.curriculum_id, i.item_id AS curriculum_item_id, (
              SELECT coalesce(json_agg(was.key
                  ORDER BY was.key), '[]')
              FROM to_jsonb(t) task, jsonb_each(i.base_task) was
              WHERE task -> was.key IS DISTINCT
              FROM was.value) AS personal
            FROM tasks t
            JOIN users a ON a.id = t.assignee_id
            LEFT
            JOIN users r ON r.id = t.reviewer_id
            LEFT
            JOIN plan_items i ON i.task_id = t.id
            LEFT
            JOIN plans p ON p.id = i.plan_id
            WHERE t.mentorship_id = m.id
            AND t.parent_id IS NULL
            AND (t.status <> 'cancelled'
              OR t.is_left_open)) item
          GROUP BY item.week) filled ON filled.week = n.week) one) AS weeks) view)::text AS json, m.company_id, m.mentee_id,
              m.status, CASE WHEN m.status IN ('scheduled', 'active', 'paused') THEN m.mentor_id END AS mentor_id,
              CASE WHEN (m.status IN ('completed', 'terminated')
  AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id
FROM mentorships m
WHERE m.id = $1
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND m.mentee_id = $2

-- item
SELECT one.id, one.version, (SELECT row_to_json(view)
  FROM (SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status,
      t.mentorship_id, t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, p.curriculum_id, i.item_id AS curriculum_item_id, (
      SELECT coalesce(json_agg(was.key
          ORDER BY was.key), '[]')
      FROM to_jsonb(t) task, jsonb_each(i.base_task) was
      WHERE task -> was.key IS DISTINCT
      FROM was.value) AS personal
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id
    LEFT
    JOIN plan_items i ON i.task_id = t.id
    LEFT
    JOIN plans p ON p.id = i.plan_id
    WHERE t.id = one.id) view)::text AS json, (SELECT row_to_json(facts)
  FROM (SELECT m.company_id, m.mentee_id, m.status, CASE WHEN m.status IN ('scheduled', 'active',
      'paused') THEN m.mentor_id END AS mentor_id, CASE WHEN (m.status IN ('completed', 'terminated')
      AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id) facts) AS plan,
          (SELECT row_to_json(facts)
  FROM (SELECT one.company_id, one.assignee_id, one.reviewer_id, one.mentorship_id, one.mentor_id, ARRAY(
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
          AND l.user_id = one.reviewer_id)) s (id)
      WHERE (one.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = one.id
          AND judged.reviewer_id = s.id))) AS substitute_ids, one.status, one.started_at, (one.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (one.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
      FROM tasks s
      WHERE s.parent_id = one.id) AS has_parts) facts) AS task
FROM mentorships m
JOIN tasks one ON one.mentorship_id = m.id
AND one.id = $1
AND one.parent_id IS NULL
WHERE m.id = $2
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND m.company_id = $3

-- item
SELECT one.id, one.version, (SELECT row_to_json(view)
  FROM (SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status,
      t.mentorship_id, t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, p.curriculum_id, i.item_id AS curriculum_item_id, (
      SELECT coalesce(json_agg(was.key
          ORDER BY was.key), '[]')
      FROM to_jsonb(t) task, jsonb_each(i.base_task) was
      WHERE task -> was.key IS DISTINCT
      FROM was.value) AS personal
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id
    LEFT
    JOIN plan_items i ON i.task_id = t.id
    LEFT
    JOIN plans p ON p.id = i.plan_id
    WHERE t.id = one.id) view)::text AS json, (SELECT row_to_json(facts)
  FROM (SELECT m.company_id, m.mentee_id, m.status, CASE WHEN m.status IN ('scheduled', 'active',
      'paused') THEN m.mentor_id END AS mentor_id, CASE WHEN (m.status IN ('completed', 'terminated')
      AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id) facts) AS plan,
          (SELECT row_to_json(facts)
  FROM (SELECT one.company_id, one.assignee_id, one.reviewer_id, one.mentorship_id, one.mentor_id, ARRAY(
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
          AND l.user_id = one.reviewer_id)) s (id)
      WHERE (one.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = one.id
          AND judged.reviewer_id = s.id))) AS substitute_ids, one.status, one.started_at, (one.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (one.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
      FROM tasks s
      WHERE s.parent_id = one.id) AS has_parts) facts) AS task
FROM mentorships m
JOIN tasks one ON one.mentorship_id = m.id
AND one.id = $1
AND one.parent_id IS NULL
WHERE m.id = $2
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND ((m.mentor_id = $3
    AND m.status IN ('scheduled', 'active', 'paused'))
  OR m.mentee_id = $4)

-- item
SELECT one.id, one.version, (SELECT row_to_json(view)
  FROM (SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status,
      t.mentorship_id, t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, p.curriculum_id, i.item_id AS curriculum_item_id, (
      SELECT coalesce(json_agg(was.key
          ORDER BY was.key), '[]')
      FROM to_jsonb(t) task, jsonb_each(i.base_task) was
      WHERE task -> was.key IS DISTINCT
      FROM was.value) AS personal
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id
    LEFT
    JOIN plan_items i ON i.task_id = t.id
    LEFT
    JOIN plans p ON p.id = i.plan_id
    WHERE t.id = one.id) view)::text AS json, (SELECT row_to_json(facts)
  FROM (SELECT m.company_id, m.mentee_id, m.status, CASE WHEN m.status IN ('scheduled', 'active',
      'paused') THEN m.mentor_id END AS mentor_id, CASE WHEN (m.status IN ('completed', 'terminated')
      AND m.ended_at > now() - interval '90 days') THEN m.mentor_id END AS past_mentor_id) facts) AS plan,
          (SELECT row_to_json(facts)
  FROM (SELECT one.company_id, one.assignee_id, one.reviewer_id, one.mentorship_id, one.mentor_id, ARRAY(
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
          AND l.user_id = one.reviewer_id)) s (id)
      WHERE (one.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = one.id
          AND judged.reviewer_id = s.id))) AS substitute_ids, one.status, one.started_at, (one.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (one.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
      FROM tasks s
      WHERE s.parent_id = one.id) AS has_parts) facts) AS task
FROM mentorships m
JOIN tasks one ON one.mentorship_id = m.id
AND one.id = $1
AND one.parent_id IS NULL
WHERE m.id = $2
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND m.mentee_id = $3

-- asked
SELECT t.version, json_build_object('status', t.status, 'due_at', t.due_at, 'scheduled_start_on', t.scheduled_start_on,
    'week', t.week, 'priority', t.priority, 'required', t.required, 'reviewer_id', t.reviewer_id) AS state
FROM tasks t
WHERE t.id = $1
AND t.mentorship_id = $2
AND t.parent_id IS NULL

-- askedPlan
SELECT (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, json_build_object('status', m.status, 'start_on', m.start_on, 'end_on',
      m.end_on) AS state
FROM mentorships m
WHERE m.id = $1
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)

-- lockMentorship
SELECT m.id
FROM mentorships m
WHERE m.id = $1
FOR SHARE

-- progress
SELECT m.id, (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, (SELECT row_to_json(view)
  FROM (
    SELECT m.id AS mentorship_id, whole.*, (
      SELECT coalesce(json_agg(one
          ORDER BY one.week), '[]')
      FROM (SELECT t.week, count(*) FILTER (WHERE t.status NOT IN ('waived', 'cancelled')
          OR t.is_left_open) AS total, count(*) FILTER (WHERE t.status = 'done') AS done,
              coalesce(100 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*) FILTER (WHERE t.status NOT IN ('waived',
              'cancelled')
              OR t.is_left_open), 0), 0) AS percent, count(*) FILTER (WHERE (t.due_at < now()
            AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue, count(*) FILTER (WHERE t.required
          AND t.status NOT IN ('done', 'waived')) AS required_outstanding, json_build_object($1::text,
              count(*) FILTER (WHERE t.status = $2), $3::text, count(*) FILTER (WHERE t.status = $4), $5::text,
              count(*) FILTER (WHERE t.status = $6), $7::text, count(*) FILTER (WHERE t.status = $8), $9::text,
              count(*) FILTER (WHERE t.status = $10), $11::text, count(*) FILTER (WHERE t.status = $12), $13::text,
              count(*) FILTER (WHERE t.status = $14), $15::text, count(*) FILTER (WHERE t.status = $16)) AS by_status
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        GROUP BY t.week) one) AS weeks
    FROM (SELECT count(*) FILTER (WHERE t.status NOT IN ('waived', 'cancelled')
        OR t.is_left_open) AS total, count(*) FILTER (WHERE t.status = 'done') AS done,
            coalesce(100 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*) FILTER (WHERE t.status NOT IN ('waived',
            'cancelled')
            OR t.is_left_open), 0), 0) AS percent, count(*) FILTER (WHERE (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue, count(*) FILTER (WHERE t.required
        AND t.status NOT IN ('done', 'waived')) AS required_outstanding, json_build_object($17::text,
            count(*) FILTER (WHERE t.status = $18), $19::text, count(*) FILTER (WHERE t.status = $20), $21::text,
            count(*) FILTER (WHERE t.status = $22), $23::text, count(*) FILTER (WHERE t.status = $24), $25::text,
            count(*) FILTER (WHERE t.status = $26), $27::text, count(*) FILTER (WHERE t.status = $28), $29::text,
            count(*) FILTER (WHERE t.status = $30), $31::text, count(*) FILTER (WHERE t.status = $32)) AS by_status
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL) whole) view)::text AS json
FROM mentorships m
WHERE m.id = $33
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND m.company_id = $34

-- progress
SELECT m.id, (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, (SELECT row_to_json(view)
  FROM (
    SELECT m.id AS mentorship_id, whole.*, (
      SELECT coalesce(json_agg(one
          ORDER BY one.week), '[]')
      FROM (SELECT t.week, count(*) FILTER (WHERE t.status NOT IN ('waived', 'cancelled')
          OR t.is_left_open) AS total, count(*) FILTER (WHERE t.status = 'done') AS done,
              coalesce(100 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*) FILTER (WHERE t.status NOT IN ('waived',
              'cancelled')
              OR t.is_left_open), 0), 0) AS percent, count(*) FILTER (WHERE (t.due_at < now()
            AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue, count(*) FILTER (WHERE t.required
          AND t.status NOT IN ('done', 'waived')) AS required_outstanding, json_build_object($1::text,
              count(*) FILTER (WHERE t.status = $2), $3::text, count(*) FILTER (WHERE t.status = $4), $5::text,
              count(*) FILTER (WHERE t.status = $6), $7::text, count(*) FILTER (WHERE t.status = $8), $9::text,
              count(*) FILTER (WHERE t.status = $10), $11::text, count(*) FILTER (WHERE t.status = $12), $13::text,
              count(*) FILTER (WHERE t.status = $14), $15::text, count(*) FILTER (WHERE t.status = $16)) AS by_status
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        GROUP BY t.week) one) AS weeks
    FROM (SELECT count(*) FILTER (WHERE t.status NOT IN ('waived', 'cancelled')
        OR t.is_left_open) AS total, count(*) FILTER (WHERE t.status = 'done') AS done,
            coalesce(100 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*) FILTER (WHERE t.status NOT IN ('waived',
            'cancelled')
            OR t.is_left_open), 0), 0) AS percent, count(*) FILTER (WHERE (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue, count(*) FILTER (WHERE t.required
        AND t.status NOT IN ('done', 'waived')) AS required_outstanding, json_build_object($17::text,
            count(*) FILTER (WHERE t.status = $18), $19::text, count(*) FILTER (WHERE t.status = $20), $21::text,
            count(*) FILTER (WHERE t.status = $22), $23::text, count(*) FILTER (WHERE t.status = $24), $25::text,
            count(*) FILTER (WHERE t.status = $26), $27::text, count(*) FILTER (WHERE t.status = $28), $29::text,
            count(*) FILTER (WHERE t.status = $30), $31::text, count(*) FILTER (WHERE t.status = $32)) AS by_status
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL) whole) view)::text AS json
FROM mentorships m
WHERE m.id = $33
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND ((m.mentor_id = $34
    AND (m.status IN ('scheduled', 'active', 'paused')
      OR (m.status IN ('completed', 'terminated')
        AND m.ended_at > now() - interval '90 days')))
  OR m.mentee_id = $35)

-- progress
SELECT m.id, (SELECT sum(p.version)
  FROM plans p
  WHERE p.mentorship_id = m.id)::int + (SELECT coalesce(sum(t.version), 0)
  FROM tasks t
  WHERE t.mentorship_id = m.id)::int AS version, (SELECT row_to_json(view)
  FROM (
    SELECT m.id AS mentorship_id, whole.*, (
      SELECT coalesce(json_agg(one
          ORDER BY one.week), '[]')
      FROM (SELECT t.week, count(*) FILTER (WHERE t.status NOT IN ('waived', 'cancelled')
          OR t.is_left_open) AS total, count(*) FILTER (WHERE t.status = 'done') AS done,
              coalesce(100 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*) FILTER (WHERE t.status NOT IN ('waived',
              'cancelled')
              OR t.is_left_open), 0), 0) AS percent, count(*) FILTER (WHERE (t.due_at < now()
            AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue, count(*) FILTER (WHERE t.required
          AND t.status NOT IN ('done', 'waived')) AS required_outstanding, json_build_object($1::text,
              count(*) FILTER (WHERE t.status = $2), $3::text, count(*) FILTER (WHERE t.status = $4), $5::text,
              count(*) FILTER (WHERE t.status = $6), $7::text, count(*) FILTER (WHERE t.status = $8), $9::text,
              count(*) FILTER (WHERE t.status = $10), $11::text, count(*) FILTER (WHERE t.status = $12), $13::text,
              count(*) FILTER (WHERE t.status = $14), $15::text, count(*) FILTER (WHERE t.status = $16)) AS by_status
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        GROUP BY t.week) one) AS weeks
    FROM (SELECT count(*) FILTER (WHERE t.status NOT IN ('waived', 'cancelled')
        OR t.is_left_open) AS total, count(*) FILTER (WHERE t.status = 'done') AS done,
            coalesce(100 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*) FILTER (WHERE t.status NOT IN ('waived',
            'cancelled')
            OR t.is_left_open), 0), 0) AS percent, count(*) FILTER (WHERE (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue, count(*) FILTER (WHERE t.required
        AND t.status NOT IN ('done', 'waived')) AS required_outstanding, json_build_object($17::text,
            count(*) FILTER (WHERE t.status = $18), $19::text, count(*) FILTER (WHERE t.status = $20), $21::text,
            count(*) FILTER (WHERE t.status = $22), $23::text, count(*) FILTER (WHERE t.status = $24), $25::text,
            count(*) FILTER (WHERE t.status = $26), $27::text, count(*) FILTER (WHERE t.status = $28), $29::text,
            count(*) FILTER (WHERE t.status = $30), $31::text, count(*) FILTER (WHERE t.status = $32)) AS by_status
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL) whole) view)::text AS json
FROM mentorships m
WHERE m.id = $33
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
AND m.mentee_id = $34
