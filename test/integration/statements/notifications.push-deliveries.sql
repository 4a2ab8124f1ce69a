-- claim
WITH due AS (
  SELECT DISTINCT ON (d.user_id) d.id, d.due_at
  FROM notification_deliveries d
  JOIN notifications n ON n.id = d.notification_id
  WHERE (d.mail_id IS NULL
    AND d.channel = $1
    AND d.status IN ('planned', 'deferred'))
  AND d.due_at <= now()
  AND n.type = ANY ($2::text[])
  AND NOT EXISTS (
    SELECT
    FROM notification_deliveries o
    WHERE o.user_id = d.user_id
    AND (o.mail_id IS NULL
      AND o.channel = $3
      AND o.status IN ('planned', 'deferred'))
    AND o.attempts > 0
    AND o.updated_at > now() - $4 * interval '1 second')
  ORDER BY d.user_id, d.due_at, d.id )
UPDATE notification_deliveries d
SET attempts = d.attempts + 1, due_at = now() + $5 * interval '1 second', updated_at = now()
WHERE d.id IN (
  SELECT d.id
  FROM notification_deliveries d
  WHERE d.id IN (SELECT id
    FROM due
    ORDER BY due_at
    LIMIT $6)
  AND (d.mail_id IS NULL
    AND d.channel = $7
    AND d.status IN ('planned', 'deferred'))
  AND d.due_at <= now()
  FOR
  UPDATE SKIP LOCKED)
RETURNING d.id AS delivery_id, d.attempts AS attempt

-- claimNext
UPDATE notification_deliveries d
SET attempts = d.attempts + 1, due_at = now() + $1 * interval '1 second', updated_at = now()
WHERE d.id = (
  SELECT d.id
  FROM notification_deliveries d
  JOIN notifications n ON n.id = d.notification_id
  WHERE d.user_id = $2
  AND (d.mail_id IS NULL
    AND d.channel = $3
    AND d.status IN ('planned', 'deferred'))
  AND d.due_at <= now()
  AND d.attempts < $4
  AND n.type = ANY ($5::text[])
  ORDER BY d.due_at, d.id
  LIMIT 1
  FOR
  UPDATE OF d SKIP LOCKED)
RETURNING d.id

-- readerOf
SELECT d.user_id
FROM notification_deliveries d
WHERE d.id = $1
AND d.attempts = $2
AND (d.mail_id IS NULL
  AND d.channel = $3
  AND d.status IN ('planned', 'deferred'))

-- find
SELECT d.id, n.type, n.resource, n.resource_id, n.facts,
    (CASE WHEN n.resource = $1 THEN (SELECT json_build_object('company', c.name)
    FROM companies c
    WHERE c.id = n.resource_id) WHEN n.resource = $2 THEN (
    SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes',
        g.minutes::text, 'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'when',
        concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
    FROM mentorship_meetings g
    JOIN companies c ON c.id = g.company_id
    WHERE g.id = n.resource_id::int) WHEN n.resource = $3 THEN (
    SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on, 'mentor', (SELECT u.name
        FROM users u
        WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name
        FROM users u
        WHERE u.id = m.mentee_id))
    FROM mentorships m
    WHERE m.id = n.resource_id::int) WHEN n.resource = $4 THEN (SELECT json_build_object('title', m.title)
    FROM mentorships m
    WHERE m.id = n.resource_id::int) WHEN n.resource = $5 THEN '{}'::json WHEN n.resource = $6 THEN (
    SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name
        FROM users u
        WHERE u.id = r.asker_id), 'title', coalesce((SELECT m.title
          FROM mentorships m
          WHERE m.id = r.resource_id
          AND m.company_id = r.company_id), ''))
    FROM requests r
    WHERE r.id = n.resource_id::int) WHEN n.resource = $7 THEN (
    SELECT json_build_object('absent', (SELECT u.name
        FROM users u
        WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
    FROM leaves l
    WHERE l.id = n.resource_id::int) WHEN n.resource = $8 THEN (
    SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name
        FROM users u
        WHERE u.id = t.assignee_id))
    FROM tasks t
    WHERE t.id = n.resource_id::int) WHEN n.resource = $9 THEN (SELECT json_build_object('file', f.filename)
    FROM files f
    WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject, a.name AS actor, d.attempts, p.mode AS chosen,
        (CASE WHEN n.resource = $10 THEN ($11
    AND n.resource_id = $12) WHEN n.resource = $13 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $14
    AND ($15 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $16 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $17) WHEN n.resource = $18 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $19) WHEN n.resource = $20 THEN (n.resource_id = $21::text) WHEN n.resource = $22 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.company_id = $23) WHEN n.resource = $24 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $25
    AND l.end_on >= current_date - 1) WHEN n.resource = $26 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.company_id = $27) WHEN n.resource = $28 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $29) ELSE false END) AS is_readable, (CASE WHEN n.type = $30 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused'))) WHEN n.type = $31 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND m.end_on = n.occasion::date) WHEN n.type = $32 THEN EXISTS (SELECT
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
        WHERE t.mentorship_id = m.id)) = n.occasion::timestamptz) WHEN n.type = $33 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
    AND t.due_at > now()
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $34 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $35 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status = 'submitted') ELSE true END) AS is_right
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN users a ON a.id = n.actor_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.id = $36
AND d.user_id = $37
AND (d.mail_id IS NULL
  AND d.channel = $38
  AND d.status IN ('planned', 'deferred'))

-- find
SELECT d.id, n.type, n.resource, n.resource_id, n.facts,
    (CASE WHEN n.resource = $1 THEN (SELECT json_build_object('company', c.name)
    FROM companies c
    WHERE c.id = n.resource_id) WHEN n.resource = $2 THEN (
    SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes',
        g.minutes::text, 'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'when',
        concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
    FROM mentorship_meetings g
    JOIN companies c ON c.id = g.company_id
    WHERE g.id = n.resource_id::int) WHEN n.resource = $3 THEN (
    SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on, 'mentor', (SELECT u.name
        FROM users u
        WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name
        FROM users u
        WHERE u.id = m.mentee_id))
    FROM mentorships m
    WHERE m.id = n.resource_id::int) WHEN n.resource = $4 THEN (SELECT json_build_object('title', m.title)
    FROM mentorships m
    WHERE m.id = n.resource_id::int) WHEN n.resource = $5 THEN '{}'::json WHEN n.resource = $6 THEN (
    SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name
        FROM users u
        WHERE u.id = r.asker_id), 'title', coalesce((SELECT m.title
          FROM mentorships m
          WHERE m.id = r.resource_id
          AND m.company_id = r.company_id), ''))
    FROM requests r
    WHERE r.id = n.resource_id::int) WHEN n.resource = $7 THEN (
    SELECT json_build_object('absent', (SELECT u.name
        FROM users u
        WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
    FROM leaves l
    WHERE l.id = n.resource_id::int) WHEN n.resource = $8 THEN (
    SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name
        FROM users u
        WHERE u.id = t.assignee_id))
    FROM tasks t
    WHERE t.id = n.resource_id::int) WHEN n.resource = $9 THEN (SELECT json_build_object('file', f.filename)
    FROM files f
    WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject, a.name AS actor, d.attempts, p.mode AS chosen,
        (CASE WHEN n.resource = $10 THEN ($11
    AND n.resource_id = $12) WHEN n.resource = $13 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $14
    AND ($15 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $16 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $17
          OR m.mentee_id = $18)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $19
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $20 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND ((m.mentor_id = $21
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR m.mentee_id = $22)) WHEN n.resource = $23 THEN (n.resource_id = $24::text) WHEN n.resource = $25 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND (r.asker_id = $26
      OR r.audience @> ARRAY[$27::int])) WHEN n.resource = $28 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $29
    AND l.end_on >= current_date - 1) WHEN n.resource = $30 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.reviewer_id = $31
      OR t.assignee_id = $32
      OR t.mentor_id = $33
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
            AND l.substitute_id = $34))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $35))))) WHEN n.resource = $36 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $37) ELSE false END) AS is_readable, (CASE WHEN n.type = $38 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused'))) WHEN n.type = $39 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND m.end_on = n.occasion::date) WHEN n.type = $40 THEN EXISTS (SELECT
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
        WHERE t.mentorship_id = m.id)) = n.occasion::timestamptz) WHEN n.type = $41 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
    AND t.due_at > now()
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $42 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $43 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status = 'submitted') ELSE true END) AS is_right
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN users a ON a.id = n.actor_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.id = $44
AND d.user_id = $45
AND (d.mail_id IS NULL
  AND d.channel = $46
  AND d.status IN ('planned', 'deferred'))

-- find
SELECT d.id, n.type, n.resource, n.resource_id, n.facts,
    (CASE WHEN n.resource = $1 THEN (SELECT json_build_object('company', c.name)
    FROM companies c
    WHERE c.id = n.resource_id) WHEN n.resource = $2 THEN (
    SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes',
        g.minutes::text, 'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'when',
        concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
    FROM mentorship_meetings g
    JOIN companies c ON c.id = g.company_id
    WHERE g.id = n.resource_id::int) WHEN n.resource = $3 THEN (
    SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on, 'mentor', (SELECT u.name
        FROM users u
        WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name
        FROM users u
        WHERE u.id = m.mentee_id))
    FROM mentorships m
    WHERE m.id = n.resource_id::int) WHEN n.resource = $4 THEN (SELECT json_build_object('title', m.title)
    FROM mentorships m
    WHERE m.id = n.resource_id::int) WHEN n.resource = $5 THEN '{}'::json WHEN n.resource = $6 THEN (
    SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name
        FROM users u
        WHERE u.id = r.asker_id), 'title', coalesce((SELECT m.title
          FROM mentorships m
          WHERE m.id = r.resource_id
          AND m.company_id = r.company_id), ''))
    FROM requests r
    WHERE r.id = n.resource_id::int) WHEN n.resource = $7 THEN (
    SELECT json_build_object('absent', (SELECT u.name
        FROM users u
        WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
    FROM leaves l
    WHERE l.id = n.resource_id::int) WHEN n.resource = $8 THEN (
    SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name
        FROM users u
        WHERE u.id = t.assignee_id))
    FROM tasks t
    WHERE t.id = n.resource_id::int) WHEN n.resource = $9 THEN (SELECT json_build_object('file', f.filename)
    FROM files f
    WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject, a.name AS actor, d.attempts, p.mode AS chosen,
        (CASE WHEN n.resource = $10 THEN ($11
    AND n.resource_id = $12) WHEN n.resource = $13 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $14
    AND ($15 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $16 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $17
          OR m.mentee_id = $18)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $19
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $20 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.mentee_id = $21) WHEN n.resource = $22 THEN (n.resource_id = $23::text) WHEN n.resource = $24 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.asker_id = $25) WHEN n.resource = $26 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $27
    AND l.end_on >= current_date - 1) WHEN n.resource = $28 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.assignee_id = $29) WHEN n.resource = $30 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $31) ELSE false END) AS is_readable, (CASE WHEN n.type = $32 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused'))) WHEN n.type = $33 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.status = 'active'
    AND m.end_on = n.occasion::date) WHEN n.type = $34 THEN EXISTS (SELECT
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
        WHERE t.mentorship_id = m.id)) = n.occasion::timestamptz) WHEN n.type = $35 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
    AND t.due_at > now()
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $36 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested'))
    AND t.due_at = n.occasion::timestamptz
    AND NOT EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = t.mentorship_id
      AND m.status = 'paused')) WHEN n.type = $37 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.status = 'submitted') ELSE true END) AS is_right
FROM notification_deliveries d
JOIN notifications n ON n.id = d.notification_id
LEFT
JOIN users a ON a.id = n.actor_id
LEFT
JOIN notification_preferences p ON p.user_id = d.user_id
AND p.type = n.type
AND p.channel = d.channel
WHERE d.id = $38
AND d.user_id = $39
AND (d.mail_id IS NULL
  AND d.channel = $40
  AND d.status IN ('planned', 'deferred'))

-- noteSent
UPDATE notification_deliveries d
SET status = $1, sent_at = now(), due_at = NULL, error = NULL, updated_at = now()
WHERE d.id = $2
AND (d.mail_id IS NULL
  AND d.channel = $3
  AND d.status IN ('planned', 'deferred'))

-- suppress
UPDATE notification_deliveries d
SET status = $1, reason = $2, due_at = NULL, updated_at = now()
WHERE d.id = $3
AND (d.mail_id IS NULL
  AND d.channel = $4
  AND d.status IN ('planned', 'deferred'))

-- defer
UPDATE notification_deliveries d
SET status = $1, due_at = $2, attempts = 0, updated_at = now()
WHERE d.id = $3
AND (d.mail_id IS NULL
  AND d.channel = $4
  AND d.status IN ('planned', 'deferred'))

-- noteFailure
UPDATE notification_deliveries d
SET error = $1, attempts = least(d.attempts, $2), updated_at = now(), due_at = now() + $3::float8 * interval '1 second',
    status = CASE WHEN $4::float8 IS NULL THEN $5 ELSE d.status END::notification_delivery_status
WHERE d.id = $6
AND (d.mail_id IS NULL
  AND d.channel = $7
  AND d.status IN ('planned', 'deferred'))
