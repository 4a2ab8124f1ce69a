-- overview
SELECT (SELECT coalesce(json_agg(found.json
      ORDER BY found.is_current DESC, found.name, found.id), '[]')
  FROM (
    SELECT m.id, u.name, m.status IN ('scheduled', 'active', 'paused') AS is_current, json_build_object('mentorship',
        json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week', CASE WHEN m.status IN ('active',
        'paused') THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on,
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
                  false) AS is_final) f)), 'mentee', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
                  'position', CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.position END, 'job_part',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.job_part END, 'department',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN CASE WHEN d.id IS NOT NULL THEN json_build_object('id',
                  d.id, 'name', d.name) END END, 'on_leave_until', (SELECT max(l.end_on)
          FROM leaves l
          WHERE l.user_id = u.id
          AND l.start_on <= (now() AT TIME ZONE c.timezone)::date
          AND l.end_on >= (now() AT TIME ZONE c.timezone)::date
          AND l.company_id = $1)), 'percent', (SELECT round(100.0 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*),
              0))::int
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        AND t.status NOT IN ('waived', 'cancelled')), 'overdue_count', w.overdue_count, 'submitted_count', w.submitted_count,
            'blocked_count', w.blocked_count, 'next_due', (SELECT json_build_object('id', t.id, 'title', t.title, 'due_at', t.due_at)
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.company_id = $2
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
        AND t.due_at >= now()
        ORDER BY t.due_at, t.id
        LIMIT 1), 'last_activity_at', greatest(m.updated_at, w.changed_at), 'next_meeting', CASE WHEN m.status IN ('scheduled',
            'active', 'paused') THEN (SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title,
            'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place)
        FROM mentorship_meetings g
        WHERE g.mentorship_id = m.id
        AND g.starts_at > now()
        ORDER BY g.starts_at, g.id
        LIMIT 1) END) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentee_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    CROSS
    JOIN LATERAL (
      SELECT count(*) FILTER (WHERE (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue_count,
              count(*) FILTER (WHERE t.status = 'submitted') AS submitted_count,
              count(*) FILTER (WHERE t.status = 'blocked') AS blocked_count, max(t.updated_at) AS changed_at
      FROM tasks t
      WHERE t.mentorship_id = m.id) w
    WHERE m.company_id = $3
    AND m.mentor_id = $4
    AND (m.status IN ('scheduled', 'active', 'paused')
      OR m.status IN ('completed', 'terminated'))
    ORDER BY is_current DESC, m.updated_at DESC, m.id
    LIMIT $5) found) AS mentees, (SELECT count(*)::int
  FROM tasks t
  WHERE t.company_id = $6
  AND t.status = 'submitted'
  AND t.assignee_id <> $7) AS review_count, (SELECT coalesce(json_agg(found.card), '[]')
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
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.company_id = $8
    AND t.status = 'submitted'
    AND t.assignee_id <> $9
    ORDER BY s.created_at, t.id
    LIMIT $10) found) AS review_queue, (SELECT coalesce(json_agg(found.json), '[]')
  FROM (
    SELECT json_build_object('mentorship', json_build_object('id', m.id, 'title', m.title, 'status', m.status,
        'current_week', CASE WHEN m.status IN ('active', 'paused') THEN least(m.total_weeks, greatest(1,
        1 + (coalesce(m.paused_on, (now() AT TIME ZONE c.timezone)::date) - m.start_on) / 7)) END, 'total_weeks', m.total_weeks,
        'start_on', m.start_on, 'end_on', m.end_on, 'expires_at', m.expires_at, 'facts', (SELECT row_to_json(f)
          FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
              SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
              WHERE m.ended_at > now() - interval '90 days'
              UNION
              SELECT p.mentor_id
              FROM mentor_periods p
              WHERE p.mentorship_id = m.id
              AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
                  coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days',
                  false) AS is_final) f)), 'mentee', json_build_object('id', u.id, 'name', u.name, 'profile_image',
                  u.profile_image)) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentee_id
    WHERE m.company_id = $11
    AND m.mentor_id = $12
    AND m.status = 'proposed'
    ORDER BY m.expires_at, m.id
    LIMIT $13) found) AS proposals, (SELECT coalesce(json_agg(found.json), '[]')
  FROM (
    SELECT json_build_object('id', m.id, 'version', m.version, 'body', m.body, 'visibility', m.visibility, 'user',
        (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = m.user_id), 'task_id', m.task_id, 'pinned', m.pinned, 'author', (SELECT json_build_object('id', p.id,
            'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = m.author_id), 'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $14
        AND x.resource_id = m.id::text), 'created_at', m.created_at, 'updated_at', m.updated_at) AS json
    FROM memos m
    WHERE m.company_id = $15
    AND (m.author_id = $16
      OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $17
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM tasks t
            WHERE t.mentor_id = $18))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM mentorships p
            JOIN tasks t ON t.mentorship_id = p.id
            WHERE p.mentee_id = $19
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship')
      OR (m.user_id = $20
        AND m.visibility = 'mentorship'
        AND (cardinality(ARRAY(SELECT p.mentor_id
              FROM mentorships p
              WHERE p.mentee_id = $21
              AND p.status IN ('scheduled', 'active', 'paused'))) > 0
          OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
              FROM mentorships p
              WHERE p.mentor_id = $22
              AND p.status IN ('scheduled', 'active', 'paused')))))
      OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $23
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship'
        AND m.author_id = m.user_id)
      OR m.visibility = 'admins')
    AND m.pinned
    ORDER BY m.updated_at DESC, m.id
    LIMIT $24) found) AS pinned_memos

-- overview
SELECT (SELECT coalesce(json_agg(found.json
      ORDER BY found.is_current DESC, found.name, found.id), '[]')
  FROM (
    SELECT m.id, u.name, m.status IN ('scheduled', 'active', 'paused') AS is_current, json_build_object('mentorship',
        json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week', CASE WHEN m.status IN ('active',
        'paused') THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on,
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
                  false) AS is_final) f)), 'mentee', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
                  'position', CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.position END, 'job_part',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.job_part END, 'department',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN CASE WHEN d.id IS NOT NULL THEN json_build_object('id',
                  d.id, 'name', d.name) END END, 'on_leave_until', (SELECT max(l.end_on)
          FROM leaves l
          WHERE l.user_id = u.id
          AND l.start_on <= (now() AT TIME ZONE c.timezone)::date
          AND l.end_on >= (now() AT TIME ZONE c.timezone)::date
          AND (l.company_id = $1
            AND (l.user_id = $2
              OR ( EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentor_id = $3
                  AND m.mentee_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))
                OR EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentee_id = $4
                  AND m.mentor_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))))))), 'percent',
                      (SELECT round(100.0 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*), 0))::int
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        AND t.status NOT IN ('waived', 'cancelled')), 'overdue_count', w.overdue_count, 'submitted_count', w.submitted_count,
            'blocked_count', w.blocked_count, 'next_due', (SELECT json_build_object('id', t.id, 'title', t.title, 'due_at', t.due_at)
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND (t.reviewer_id = $5
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
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
        AND t.due_at >= now()
        ORDER BY t.due_at, t.id
        LIMIT 1), 'last_activity_at', greatest(m.updated_at, w.changed_at), 'next_meeting', CASE WHEN m.status IN ('scheduled',
            'active', 'paused') THEN (SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title,
            'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place)
        FROM mentorship_meetings g
        WHERE g.mentorship_id = m.id
        AND g.starts_at > now()
        ORDER BY g.starts_at, g.id
        LIMIT 1) END) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentee_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    CROSS
    JOIN LATERAL (
      SELECT count(*) FILTER (WHERE (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue_count,
              count(*) FILTER (WHERE t.status = 'submitted') AS submitted_count,
              count(*) FILTER (WHERE t.status = 'blocked') AS blocked_count, max(t.updated_at) AS changed_at
      FROM tasks t
      WHERE t.mentorship_id = m.id) w
    WHERE (((m.mentor_id = $10
          OR m.mentee_id = $11)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $12
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentor_id = $13
    AND (m.status IN ('scheduled', 'active', 'paused')
      OR m.status IN ('completed', 'terminated'))
    ORDER BY is_current DESC, m.updated_at DESC, m.id
    LIMIT $14) found) AS mentees, (SELECT count(*)::int
  FROM tasks t
  WHERE (t.reviewer_id = $15
    OR t.assignee_id = $16
    OR t.mentor_id = $17
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
          AND l.substitute_id = $18))
      AND (t.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = t.id
          AND judged.reviewer_id = $19))))
  AND t.status = 'submitted'
  AND t.assignee_id <> $20) AS review_count, (SELECT coalesce(json_agg(found.card), '[]')
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
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE (t.reviewer_id = $21
      OR t.assignee_id = $22
      OR t.mentor_id = $23
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
            AND l.substitute_id = $24))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $25))))
    AND t.status = 'submitted'
    AND t.assignee_id <> $26
    ORDER BY s.created_at, t.id
    LIMIT $27) found) AS review_queue, (SELECT coalesce(json_agg(found.json), '[]')
  FROM (
    SELECT json_build_object('mentorship', json_build_object('id', m.id, 'title', m.title, 'status', m.status,
        'current_week', CASE WHEN m.status IN ('active', 'paused') THEN least(m.total_weeks, greatest(1,
        1 + (coalesce(m.paused_on, (now() AT TIME ZONE c.timezone)::date) - m.start_on) / 7)) END, 'total_weeks', m.total_weeks,
        'start_on', m.start_on, 'end_on', m.end_on, 'expires_at', m.expires_at, 'facts', (SELECT row_to_json(f)
          FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
              SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
              WHERE m.ended_at > now() - interval '90 days'
              UNION
              SELECT p.mentor_id
              FROM mentor_periods p
              WHERE p.mentorship_id = m.id
              AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
                  coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days',
                  false) AS is_final) f)), 'mentee', json_build_object('id', u.id, 'name', u.name, 'profile_image',
                  u.profile_image)) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentee_id
    WHERE (((m.mentor_id = $28
          OR m.mentee_id = $29)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $30
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentor_id = $31
    AND m.status = 'proposed'
    ORDER BY m.expires_at, m.id
    LIMIT $32) found) AS proposals, (SELECT coalesce(json_agg(found.json), '[]')
  FROM (
    SELECT json_build_object('id', m.id, 'version', m.version, 'body', m.body, 'visibility', m.visibility, 'user',
        (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = m.user_id), 'task_id', m.task_id, 'pinned', m.pinned, 'author', (SELECT json_build_object('id', p.id,
            'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = m.author_id), 'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $33
        AND x.resource_id = m.id::text), 'created_at', m.created_at, 'updated_at', m.updated_at) AS json
    FROM memos m
    WHERE m.company_id = $34
    AND (m.author_id = $35
      OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $36
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM tasks t
            WHERE t.mentor_id = $37))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM mentorships p
            JOIN tasks t ON t.mentorship_id = p.id
            WHERE p.mentee_id = $38
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship')
      OR (m.user_id = $39
        AND m.visibility = 'mentorship'
        AND (cardinality(ARRAY(SELECT p.mentor_id
              FROM mentorships p
              WHERE p.mentee_id = $40
              AND p.status IN ('scheduled', 'active', 'paused'))) > 0
          OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
              FROM mentorships p
              WHERE p.mentor_id = $41
              AND p.status IN ('scheduled', 'active', 'paused')))))
      OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $42
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship'
        AND m.author_id = m.user_id) )
    AND m.pinned
    ORDER BY m.updated_at DESC, m.id
    LIMIT $43) found) AS pinned_memos

-- overview
SELECT (SELECT coalesce(json_agg(found.json
      ORDER BY found.is_current DESC, found.name, found.id), '[]')
  FROM (
    SELECT m.id, u.name, m.status IN ('scheduled', 'active', 'paused') AS is_current, json_build_object('mentorship',
        json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week', CASE WHEN m.status IN ('active',
        'paused') THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on,
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
                  false) AS is_final) f)), 'mentee', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
                  'position', CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.position END, 'job_part',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN u.job_part END, 'department',
                  CASE WHEN u.status IN ('active', 'suspended', 'leaving') THEN CASE WHEN d.id IS NOT NULL THEN json_build_object('id',
                  d.id, 'name', d.name) END END, 'on_leave_until', (SELECT max(l.end_on)
          FROM leaves l
          WHERE l.user_id = u.id
          AND l.start_on <= (now() AT TIME ZONE c.timezone)::date
          AND l.end_on >= (now() AT TIME ZONE c.timezone)::date
          AND (l.company_id = $1
            AND (l.user_id = $2
              OR ( EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentor_id = $3
                  AND m.mentee_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))
                OR EXISTS (SELECT
                  FROM mentorships m
                  WHERE m.mentee_id = $4
                  AND m.mentor_id = l.user_id
                  AND m.status IN ('scheduled', 'active', 'paused'))))))), 'percent',
                      (SELECT round(100.0 * count(*) FILTER (WHERE t.status = 'done') / nullif(count(*), 0))::int
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.parent_id IS NULL
        AND t.status NOT IN ('waived', 'cancelled')), 'overdue_count', w.overdue_count, 'submitted_count', w.submitted_count,
            'blocked_count', w.blocked_count, 'next_due', (SELECT json_build_object('id', t.id, 'title', t.title, 'due_at', t.due_at)
        FROM tasks t
        WHERE t.mentorship_id = m.id
        AND t.assignee_id = $5
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
        AND t.due_at >= now()
        ORDER BY t.due_at, t.id
        LIMIT 1), 'last_activity_at', greatest(m.updated_at, w.changed_at), 'next_meeting', CASE WHEN m.status IN ('scheduled',
            'active', 'paused') THEN (SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title,
            'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place)
        FROM mentorship_meetings g
        WHERE g.mentorship_id = m.id
        AND g.starts_at > now()
        ORDER BY g.starts_at, g.id
        LIMIT 1) END) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentee_id
    LEFT
    JOIN departments d ON d.id = u.department_id
    CROSS
    JOIN LATERAL (
      SELECT count(*) FILTER (WHERE (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))) AS overdue_count,
              count(*) FILTER (WHERE t.status = 'submitted') AS submitted_count,
              count(*) FILTER (WHERE t.status = 'blocked') AS blocked_count, max(t.updated_at) AS changed_at
      FROM tasks t
      WHERE t.mentorship_id = m.id) w
    WHERE (((m.mentor_id = $6
          OR m.mentee_id = $7)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $8
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentor_id = $9
    AND (m.status IN ('scheduled', 'active', 'paused')
      OR m.status IN ('completed', 'terminated'))
    ORDER BY is_current DESC, m.updated_at DESC, m.id
    LIMIT $10) found) AS mentees, (SELECT count(*)::int
  FROM tasks t
  WHERE t.assignee_id = $11
  AND t.status = 'submitted'
  AND t.assignee_id <> $12) AS review_count, (SELECT coalesce(json_agg(found.card), '[]')
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
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN LATERAL (
      SELECT s.created_at, s.note
      FROM task_submissions s
      WHERE s.task_id = t.id
      ORDER BY s.number DESC
      LIMIT 1) s ON true
    WHERE t.assignee_id = $13
    AND t.status = 'submitted'
    AND t.assignee_id <> $14
    ORDER BY s.created_at, t.id
    LIMIT $15) found) AS review_queue, (SELECT coalesce(json_agg(found.json), '[]')
  FROM (
    SELECT json_build_object('mentorship', json_build_object('id', m.id, 'title', m.title, 'status', m.status,
        'current_week', CASE WHEN m.status IN ('active', 'paused') THEN least(m.total_weeks, greatest(1,
        1 + (coalesce(m.paused_on, (now() AT TIME ZONE c.timezone)::date) - m.start_on) / 7)) END, 'total_weeks', m.total_weeks,
        'start_on', m.start_on, 'end_on', m.end_on, 'expires_at', m.expires_at, 'facts', (SELECT row_to_json(f)
          FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
              SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
              WHERE m.ended_at > now() - interval '90 days'
              UNION
              SELECT p.mentor_id
              FROM mentor_periods p
              WHERE p.mentorship_id = m.id
              AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
                  coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days',
                  false) AS is_final) f)), 'mentee', json_build_object('id', u.id, 'name', u.name, 'profile_image',
                  u.profile_image)) AS json
    FROM mentorships m
    JOIN companies c ON c.id = m.company_id
    JOIN users u ON u.id = m.mentee_id
    WHERE (((m.mentor_id = $16
          OR m.mentee_id = $17)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $18
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentor_id = $19
    AND m.status = 'proposed'
    ORDER BY m.expires_at, m.id
    LIMIT $20) found) AS proposals, (SELECT coalesce(json_agg(found.json), '[]')
  FROM (
    SELECT json_build_object('id', m.id, 'version', m.version, 'body', m.body, 'visibility', m.visibility, 'user',
        (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = m.user_id), 'task_id', m.task_id, 'pinned', m.pinned, 'author', (SELECT json_build_object('id', p.id,
            'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = m.author_id), 'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $21
        AND x.resource_id = m.id::text), 'created_at', m.created_at, 'updated_at', m.updated_at) AS json
    FROM memos m
    WHERE m.company_id = $22
    AND (m.author_id = $23
      OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $24
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM tasks t
            WHERE t.mentor_id = $25))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM mentorships p
            JOIN tasks t ON t.mentorship_id = p.id
            WHERE p.mentee_id = $26
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship')
      OR (m.user_id = $27
        AND m.visibility = 'mentorship'
        AND (cardinality(ARRAY(SELECT p.mentor_id
              FROM mentorships p
              WHERE p.mentee_id = $28
              AND p.status IN ('scheduled', 'active', 'paused'))) > 0
          OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
              FROM mentorships p
              WHERE p.mentor_id = $29
              AND p.status IN ('scheduled', 'active', 'paused')))))
      OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $30
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship'
        AND m.author_id = m.user_id) )
    AND m.pinned
    ORDER BY m.updated_at DESC, m.id
    LIMIT $31) found) AS pinned_memos
