-- overview
WITH week AS (
  SELECT date_trunc('week', (now() AT TIME ZONE z.zone)::date::timestamp)::date::timestamp AT TIME ZONE z.zone AS begins,
      (date_trunc('week', (now() AT TIME ZONE z.zone)::date::timestamp)::date + 7)::timestamp AT TIME ZONE z.zone AS ends
  FROM (SELECT coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS zone
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    WHERE u.id = $1) z), mine AS MATERIALIZED (
  SELECT t.*, t.due_at >= week.begins
  AND t.due_at < week.ends AS is_of_week
  FROM tasks t, week
  WHERE t.company_id = $2
  AND t.assignee_id = $3)
SELECT (SELECT coalesce(json_agg(found.json
      ORDER BY found.is_open DESC, found.start_on DESC, found.id), '[]')
  FROM (
    SELECT m.id, m.start_on, m.status IN ('proposed', 'scheduled', 'active', 'paused') AS is_open,
        json_build_object('mentorship', json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week',
        CASE WHEN m.status IN ('active', 'paused') THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on,
        (now() AT TIME ZONE c.timezone)::date) - m.start_on) / 7)) END, 'total_weeks', m.total_weeks, 'start_on', m.start_on,
        'end_on', m.end_on, 'expires_at', m.expires_at, 'facts', (SELECT row_to_json(f)
          FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
              SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
              WHERE m.ended_at > now() - interval '90 days'
              UNION
              SELECT p.mentor_id
              FROM mentor_periods p
              WHERE p.mentorship_id = m.id
              AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
                  coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days',
                  false) AS is_final) f)), 'mentor', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
                  'position', CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.position END, 'job_part',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.job_part END, 'department',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN CASE WHEN d.id IS NOT NULL THEN json_build_object('id',
                  d.id, 'name', d.name) END END, 'on_leave_until', (SELECT max(l.end_on)
          FROM leaves l
          WHERE l.user_id = u.id
          AND l.start_on <= (now() AT TIME ZONE c.timezone)::date
          AND l.end_on >= (now() AT TIME ZONE c.timezone)::date
          AND l.company_id = $4)), 'percent', (SELECT round(100.0 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*),
              0))::int
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        AND t.status NOT IN ('waived', 'cancelled')), 'next_meeting', CASE WHEN m.status IN ('proposed', 'scheduled', 'active',
            'paused') THEN (SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at',
            g.starts_at, 'minutes', g.minutes, 'place', g.place)
        FROM mentorship_meetings g
        WHERE g.mentorship_id = m.id
        AND g.starts_at > now()
        ORDER BY g.starts_at, g.id
        LIMIT 1) END) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentor_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE m.company_id = $5
    AND m.mentee_id = $6
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.status IN ('completed', 'terminated'))
    ORDER BY is_open DESC, m.start_on DESC, m.id
    LIMIT $7) found) AS mentorships, (SELECT json_agg(json_build_object('status', k.status, 'count', (SELECT count(*)
        FROM mine t
        WHERE t.status = k.status), 'results', (SELECT coalesce(json_agg(found.card), '[]')
        FROM (
          SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
              'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
              a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
              AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
              AND EXISTS (SELECT
                FROM tasks p
                WHERE p.id = ANY (t.prerequisite_ids)
                AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
                    (SELECT row_to_json(f)
              FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
                  WHERE s.parent_id = t.id) AS has_parts) f)) AS card
          FROM mine t
          JOIN users a ON a.id = t.assignee_id
          LEFT
          JOIN LATERAL (
            SELECT s.created_at, s.note
            FROM task_submissions s
            WHERE s.task_id = t.id
            ORDER BY s.number DESC
            LIMIT 1) s ON true
          WHERE t.status = k.status
          ORDER BY t.due_at, t.id
          LIMIT $8) found))
    ORDER BY k.status)
  FROM unnest(enum_range(NULL::task_status)) k (status)) AS board, (SELECT json_build_object('this_week',
      count(*) FILTER (WHERE t.is_of_week
      AND t.status NOT IN ('done', 'waived', 'cancelled')), 'overdue', count(*) FILTER (WHERE (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))), 'waiting_for_review',
            count(*) FILTER (WHERE t.status = 'submitted'), 'changes_requested',
            count(*) FILTER (WHERE t.status = 'changes_requested'))
  FROM mine t) AS counts, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.is_of_week
    AND t.status NOT IN ('done', 'waived', 'cancelled')
    ORDER BY t.due_at, t.id
    LIMIT $9) found) AS this_week, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    ORDER BY t.due_at, t.id
    LIMIT $10) found) AS overdue, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.status = 'submitted'
    ORDER BY s.created_at, t.id
    LIMIT $11) found) AS waiting_for_review, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.status = 'changes_requested'
    ORDER BY t.due_at, t.id
    LIMIT $12) found) AS changes_requested

-- overview
WITH week AS (
  SELECT date_trunc('week', (now() AT TIME ZONE z.zone)::date::timestamp)::date::timestamp AT TIME ZONE z.zone AS begins,
      (date_trunc('week', (now() AT TIME ZONE z.zone)::date::timestamp)::date + 7)::timestamp AT TIME ZONE z.zone AS ends
  FROM (SELECT coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS zone
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    WHERE u.id = $1) z), mine AS MATERIALIZED (
  SELECT t.*, t.due_at >= week.begins
  AND t.due_at < week.ends AS is_of_week
  FROM tasks t, week
  WHERE (t.reviewer_id = $2
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
  AND t.assignee_id = $7)
SELECT (SELECT coalesce(json_agg(found.json
      ORDER BY found.is_open DESC, found.start_on DESC, found.id), '[]')
  FROM (
    SELECT m.id, m.start_on, m.status IN ('proposed', 'scheduled', 'active', 'paused') AS is_open,
        json_build_object('mentorship', json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week',
        CASE WHEN m.status IN ('active', 'paused') THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on,
        (now() AT TIME ZONE c.timezone)::date) - m.start_on) / 7)) END, 'total_weeks', m.total_weeks, 'start_on', m.start_on,
        'end_on', m.end_on, 'expires_at', m.expires_at, 'facts', (SELECT row_to_json(f)
          FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
              SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
              WHERE m.ended_at > now() - interval '90 days'
              UNION
              SELECT p.mentor_id
              FROM mentor_periods p
              WHERE p.mentorship_id = m.id
              AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
                  coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days',
                  false) AS is_final) f)), 'mentor', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
                  'position', CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.position END, 'job_part',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.job_part END, 'department',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN CASE WHEN d.id IS NOT NULL THEN json_build_object('id',
                  d.id, 'name', d.name) END END, 'on_leave_until', (SELECT max(l.end_on)
          FROM leaves l
          WHERE l.user_id = u.id
          AND l.start_on <= (now() AT TIME ZONE c.timezone)::date
          AND l.end_on >= (now() AT TIME ZONE c.timezone)::date
          AND (l.company_id = $8
            AND (l.user_id = $9
              OR ( EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentor_id = $10
                  AND m.mentee_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))
                OR EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentee_id = $11
                  AND m.mentor_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))))))), 'percent',
                      (SELECT round(100.0 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*), 0))::int
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        AND t.status NOT IN ('waived', 'cancelled')), 'next_meeting', CASE WHEN m.status IN ('proposed', 'scheduled', 'active',
            'paused') THEN (SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at',
            g.starts_at, 'minutes', g.minutes, 'place', g.place)
        FROM mentorship_meetings g
        WHERE g.mentorship_id = m.id
        AND g.starts_at > now()
        ORDER BY g.starts_at, g.id
        LIMIT 1) END) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentor_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (((m.mentor_id = $12
          OR m.mentee_id = $13)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $14
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentee_id = $15
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.status IN ('completed', 'terminated'))
    ORDER BY is_open DESC, m.start_on DESC, m.id
    LIMIT $16) found) AS mentorships, (SELECT json_agg(json_build_object('status', k.status, 'count', (SELECT count(*)
        FROM mine t
        WHERE t.status = k.status), 'results', (SELECT coalesce(json_agg(found.card), '[]')
        FROM (
          SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
              'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
              a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
              AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
              AND EXISTS (SELECT
                FROM tasks p
                WHERE p.id = ANY (t.prerequisite_ids)
                AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
                    (SELECT row_to_json(f)
              FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
                  WHERE s.parent_id = t.id) AS has_parts) f)) AS card
          FROM mine t
          JOIN users a ON a.id = t.assignee_id
          LEFT
          JOIN LATERAL (
            SELECT s.created_at, s.note
            FROM task_submissions s
            WHERE s.task_id = t.id
            ORDER BY s.number DESC
            LIMIT 1) s ON true
          WHERE t.status = k.status
          ORDER BY t.due_at, t.id
          LIMIT $17) found))
    ORDER BY k.status)
  FROM unnest(enum_range(NULL::task_status)) k (status)) AS board, (SELECT json_build_object('this_week',
      count(*) FILTER (WHERE t.is_of_week
      AND t.status NOT IN ('done', 'waived', 'cancelled')), 'overdue', count(*) FILTER (WHERE (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))), 'waiting_for_review',
            count(*) FILTER (WHERE t.status = 'submitted'), 'changes_requested',
            count(*) FILTER (WHERE t.status = 'changes_requested'))
  FROM mine t) AS counts, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.is_of_week
    AND t.status NOT IN ('done', 'waived', 'cancelled')
    ORDER BY t.due_at, t.id
    LIMIT $18) found) AS this_week, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    ORDER BY t.due_at, t.id
    LIMIT $19) found) AS overdue, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.status = 'submitted'
    ORDER BY s.created_at, t.id
    LIMIT $20) found) AS waiting_for_review, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.status = 'changes_requested'
    ORDER BY t.due_at, t.id
    LIMIT $21) found) AS changes_requested

-- overview
WITH week AS (
  SELECT date_trunc('week', (now() AT TIME ZONE z.zone)::date::timestamp)::date::timestamp AT TIME ZONE z.zone AS begins,
      (date_trunc('week', (now() AT TIME ZONE z.zone)::date::timestamp)::date + 7)::timestamp AT TIME ZONE z.zone AS ends
  FROM (SELECT coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS zone
    FROM users u
    LEFT
    JOIN companies c ON c.id = u.company_id
    WHERE u.id = $1) z), mine AS MATERIALIZED (
  SELECT t.*, t.due_at >= week.begins
  AND t.due_at < week.ends AS is_of_week
  FROM tasks t, week
  WHERE t.assignee_id = $2
  AND t.assignee_id = $3)
SELECT (SELECT coalesce(json_agg(found.json
      ORDER BY found.is_open DESC, found.start_on DESC, found.id), '[]')
  FROM (
    SELECT m.id, m.start_on, m.status IN ('proposed', 'scheduled', 'active', 'paused') AS is_open,
        json_build_object('mentorship', json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week',
        CASE WHEN m.status IN ('active', 'paused') THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on,
        (now() AT TIME ZONE c.timezone)::date) - m.start_on) / 7)) END, 'total_weeks', m.total_weeks, 'start_on', m.start_on,
        'end_on', m.end_on, 'expires_at', m.expires_at, 'facts', (SELECT row_to_json(f)
          FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
              SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
              WHERE m.ended_at > now() - interval '90 days'
              UNION
              SELECT p.mentor_id
              FROM mentor_periods p
              WHERE p.mentorship_id = m.id
              AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
                  coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days',
                  false) AS is_final) f)), 'mentor', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
                  'position', CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.position END, 'job_part',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.job_part END, 'department',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN CASE WHEN d.id IS NOT NULL THEN json_build_object('id',
                  d.id, 'name', d.name) END END, 'on_leave_until', (SELECT max(l.end_on)
          FROM leaves l
          WHERE l.user_id = u.id
          AND l.start_on <= (now() AT TIME ZONE c.timezone)::date
          AND l.end_on >= (now() AT TIME ZONE c.timezone)::date
          AND (l.company_id = $4
            AND (l.user_id = $5
              OR ( EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentor_id = $6
                  AND m.mentee_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))
                OR EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentee_id = $7
                  AND m.mentor_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))))))), 'percent',
                      (SELECT round(100.0 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*), 0))::int
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        AND t.status NOT IN ('waived', 'cancelled')), 'next_meeting', CASE WHEN m.status IN ('proposed', 'scheduled', 'active',
            'paused') THEN (SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at',
            g.starts_at, 'minutes', g.minutes, 'place', g.place)
        FROM mentorship_meetings g
        WHERE g.mentorship_id = m.id
        AND g.starts_at > now()
        ORDER BY g.starts_at, g.id
        LIMIT 1) END) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentor_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE (((m.mentor_id = $8
          OR m.mentee_id = $9)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $10
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentee_id = $11
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.status IN ('completed', 'terminated'))
    ORDER BY is_open DESC, m.start_on DESC, m.id
    LIMIT $12) found) AS mentorships, (SELECT json_agg(json_build_object('status', k.status, 'count', (SELECT count(*)
        FROM mine t
        WHERE t.status = k.status), 'results', (SELECT coalesce(json_agg(found.card), '[]')
        FROM (
          SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
              'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
              a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
              AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
              AND EXISTS (SELECT
                FROM tasks p
                WHERE p.id = ANY (t.prerequisite_ids)
                AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
                    (SELECT row_to_json(f)
              FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
                  WHERE s.parent_id = t.id) AS has_parts) f)) AS card
          FROM mine t
          JOIN users a ON a.id = t.assignee_id
          LEFT
          JOIN LATERAL (
            SELECT s.created_at, s.note
            FROM task_submissions s
            WHERE s.task_id = t.id
            ORDER BY s.number DESC
            LIMIT 1) s ON true
          WHERE t.status = k.status
          ORDER BY t.due_at, t.id
          LIMIT $13) found))
    ORDER BY k.status)
  FROM unnest(enum_range(NULL::task_status)) k (status)) AS board, (SELECT json_build_object('this_week',
      count(*) FILTER (WHERE t.is_of_week
      AND t.status NOT IN ('done', 'waived', 'cancelled')), 'overdue', count(*) FILTER (WHERE (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))), 'waiting_for_review',
            count(*) FILTER (WHERE t.status = 'submitted'), 'changes_requested',
            count(*) FILTER (WHERE t.status = 'changes_requested'))
  FROM mine t) AS counts, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.is_of_week
    AND t.status NOT IN ('done', 'waived', 'cancelled')
    ORDER BY t.due_at, t.id
    LIMIT $14) found) AS this_week, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    ORDER BY t.due_at, t.id
    LIMIT $15) found) AS overdue, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.status = 'submitted'
    ORDER BY s.created_at, t.id
    LIMIT $16) found) AS waiting_for_review, (SELECT coalesce(json_agg(found.card), '[]')
  FROM (
    SELECT json_build_object('id', t.id, 'title', t.title, 'status', t.status, 'priority', t.priority, 'week', t.week,
        'mentorship_id', t.mentorship_id, 'assignee', json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image), 'due_at', t.due_at, 'overdue', (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')), 'locked', (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))), 'submitted_at', s.created_at, 'note', s.note, 'facts',
              (SELECT row_to_json(f)
        FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            WHERE s.parent_id = t.id) AS has_parts) f)) AS card
    FROM mine t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.status = 'changes_requested'
    ORDER BY t.due_at, t.id
    LIMIT $17) found) AS changes_requested
