-- peopleWithDue
SELECT DISTINCT due.user_id
FROM (
  SELECT d.user_id
  FROM notification_deliveries d
  JOIN notifications n ON n.id = d.notification_id
  WHERE (d.mail_id IS NULL
    AND d.channel = $1
    AND d.status IN ('planned', 'deferred'))
  AND d.due_at <= now()
  AND n.type = ANY ($2::text[])
  ORDER BY d.due_at
  LIMIT $3 ) due
ORDER BY 1

-- claim
SELECT d.id
FROM notification_deliveries d
WHERE d.id = (SELECT min(w.id)
  FROM notification_deliveries w
  WHERE w.user_id = $1
  AND (w.mail_id IS NULL
    AND w.channel = $2
    AND w.status IN ('planned', 'deferred')))
AND (d.mail_id IS NULL
  AND d.channel = $3
  AND d.status IN ('planned', 'deferred'))
FOR
UPDATE SKIP LOCKED

-- waitingOf
SELECT d.id, n.type, n.resource, n.resource_id, d.mode, p.mode AS chosen, d.window_key, extract(epoch
  FROM d.created_at)::float8 * 1000 AS created_ms, extract(epoch
  FROM d.due_at)::float8 * 1000 AS due_ms, (CASE WHEN n.resource = $1 THEN ($2
    AND n.resource_id = $3) WHEN n.resource = $4 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $5
    AND ($6 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $7 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $8) WHEN n.resource = $9 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $10) WHEN n.resource = $11 THEN (n.resource_id = $12::text) WHEN n.resource = $13 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.company_id = $14) WHEN n.resource = $15 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $16
    AND l.end_on >= current_date - 1) WHEN n.resource = $17 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.company_id = $18) WHEN n.resource = $19 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $20) ELSE false END) AS is_readable, (CASE WHEN n.type = $21 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused'))) WHEN n.type = $22 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND m.end_on = n.occasion::date) WHEN n.type = $23 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND greatest(m.activated_at, (SELECT max(e.created_at)
        FROM mentorship_events e
        WHERE e.mentorship_id = m.id
        AND e.kind IN ('activated', 'resumed', 'reopened', 'handed_over')), (SELECT max(x.starts_at)
        FROM mentorship_meetings x
        WHERE x.mentorship_id = m.id
        AND x.starts_at <= now()), (
        SELECT greatest( max((SELECT max(c.created_at)
              FROM task_comments c
              WHERE c.task_id = t.id
              AND c.author_id IN (m.mentor_id, m.mentee_id))), max((SELECT max(greatest(s.created_at, s.reviewed_at))
              FROM task_submissions s
              WHERE s.task_id = t.id)))
        FROM tasks t
        WHERE t.mentorship_id = m.id)) = n.occasion::timestamptz) WHEN n.type = $24 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
    AND t.due_at > now()
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $25 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $26 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status = 'submitted') ELSE true END) AS is_right
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.user_id = $27
AND (d.mail_id IS NULL
  AND d.channel = $28
  AND d.status IN ('planned', 'deferred'))
AND n.type = ANY ($29::text[])
ORDER BY d.id
LIMIT $30
FOR
UPDATE OF d

-- waitingOf
SELECT d.id, n.type, n.resource, n.resource_id, d.mode, p.mode AS chosen, d.window_key, extract(epoch
  FROM d.created_at)::float8 * 1000 AS created_ms, extract(epoch
  FROM d.due_at)::float8 * 1000 AS due_ms, (CASE WHEN n.resource = $1 THEN ($2
    AND n.resource_id = $3) WHEN n.resource = $4 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $5
    AND ($6 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $7 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $8
          OR m.mentee_id = $9)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $10
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $11 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND ((m.mentor_id = $12
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR m.mentee_id = $13)) WHEN n.resource = $14 THEN (n.resource_id = $15::text) WHEN n.resource = $16 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND (r.asker_id = $17
      OR r.audience @> ARRAY[$18::int])) WHEN n.resource = $19 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $20
    AND l.end_on >= current_date - 1) WHEN n.resource = $21 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.reviewer_id = $22
      OR t.assignee_id = $23
      OR t.mentor_id = $24
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
            AND l.substitute_id = $25))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $26))))) WHEN n.resource = $27 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $28) ELSE false END) AS is_readable, (CASE WHEN n.type = $29 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused'))) WHEN n.type = $30 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND m.end_on = n.occasion::date) WHEN n.type = $31 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND greatest(m.activated_at, (SELECT max(e.created_at)
        FROM mentorship_events e
        WHERE e.mentorship_id = m.id
        AND e.kind IN ('activated', 'resumed', 'reopened', 'handed_over')), (SELECT max(x.starts_at)
        FROM mentorship_meetings x
        WHERE x.mentorship_id = m.id
        AND x.starts_at <= now()), (
        SELECT greatest( max((SELECT max(c.created_at)
              FROM task_comments c
              WHERE c.task_id = t.id
              AND c.author_id IN (m.mentor_id, m.mentee_id))), max((SELECT max(greatest(s.created_at, s.reviewed_at))
              FROM task_submissions s
              WHERE s.task_id = t.id)))
        FROM tasks t
        WHERE t.mentorship_id = m.id)) = n.occasion::timestamptz) WHEN n.type = $32 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
    AND t.due_at > now()
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $33 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $34 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status = 'submitted') ELSE true END) AS is_right
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.user_id = $35
AND (d.mail_id IS NULL
  AND d.channel = $36
  AND d.status IN ('planned', 'deferred'))
AND n.type = ANY ($37::text[])
ORDER BY d.id
LIMIT $38
FOR
UPDATE OF d

-- waitingOf
SELECT d.id, n.type, n.resource, n.resource_id, d.mode, p.mode AS chosen, d.window_key, extract(epoch
  FROM d.created_at)::float8 * 1000 AS created_ms, extract(epoch
  FROM d.due_at)::float8 * 1000 AS due_ms, (CASE WHEN n.resource = $1 THEN ($2
    AND n.resource_id = $3) WHEN n.resource = $4 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $5
    AND ($6 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $7 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $8
          OR m.mentee_id = $9)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $10
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $11 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.mentee_id = $12) WHEN n.resource = $13 THEN (n.resource_id = $14::text) WHEN n.resource = $15 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.asker_id = $16) WHEN n.resource = $17 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $18
    AND l.end_on >= current_date - 1) WHEN n.resource = $19 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.assignee_id = $20) WHEN n.resource = $21 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $22) ELSE false END) AS is_readable, (CASE WHEN n.type = $23 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused'))) WHEN n.type = $24 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND m.end_on = n.occasion::date) WHEN n.type = $25 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND greatest(m.activated_at, (SELECT max(e.created_at)
        FROM mentorship_events e
        WHERE e.mentorship_id = m.id
        AND e.kind IN ('activated', 'resumed', 'reopened', 'handed_over')), (SELECT max(x.starts_at)
        FROM mentorship_meetings x
        WHERE x.mentorship_id = m.id
        AND x.starts_at <= now()), (
        SELECT greatest( max((SELECT max(c.created_at)
              FROM task_comments c
              WHERE c.task_id = t.id
              AND c.author_id IN (m.mentor_id, m.mentee_id))), max((SELECT max(greatest(s.created_at, s.reviewed_at))
              FROM task_submissions s
              WHERE s.task_id = t.id)))
        FROM tasks t
        WHERE t.mentorship_id = m.id)) = n.occasion::timestamptz) WHEN n.type = $26 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
    AND t.due_at > now()
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $27 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $28 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status = 'submitted') ELSE true END) AS is_right
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.user_id = $29
AND (d.mail_id IS NULL
  AND d.channel = $30
  AND d.status IN ('planned', 'deferred'))
AND n.type = ANY ($31::text[])
ORDER BY d.id
LIMIT $32
FOR
UPDATE OF d

-- suppress
UPDATE notification_deliveries d
SET status = $1, reason = s.reason, due_at = NULL, updated_at = now()
FROM jsonb_to_recordset($2) AS s (id bigint, reason notification_suppression)
WHERE d.id = s.id

-- defer
UPDATE notification_deliveries d
SET status = $1, mode = s.mode, window_key = s.window_key, due_at = s.due_at, updated_at = now()
FROM jsonb_to_recordset($2) AS s (id bigint, mode notification_mode, window_key text, due_at timestamptz)
WHERE d.id = s.id

-- putIntoMail
INSERT INTO notification_mails (user_id, window_key)
VALUES ($1, $2)
ON CONFLICT (user_id, window_key) DO NOTHING
RETURNING id

-- putIntoMail
UPDATE notification_deliveries d
SET mail_id = $1, window_key = $2, status = $3, updated_at = now()
WHERE d.id = ANY ($4::bigint[])

-- noteJob
UPDATE notification_mails
SET job_id = $1
WHERE id = $2

-- postpone
UPDATE notification_deliveries d
SET due_at = now() + $1 * interval '1 second'
WHERE d.user_id = $2
AND (d.mail_id IS NULL
  AND d.channel = $3
  AND d.status IN ('planned', 'deferred'))
AND d.due_at <= now()
