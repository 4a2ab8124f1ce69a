-- positionsOf
SELECT s.user_id, s.last_seq, s.changes
FROM notification_streams s
WHERE s.user_id = ANY ($1::int[])

-- between
SELECT n.seq, n.id, n.type, n.resource, n.resource_id, n.facts,
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
    WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject,
        CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at
FROM notifications n
LEFT
JOIN users a ON a.id = n.actor_id
WHERE n.user_id = $10
AND n.is_listed
AND (n.snoozed_until IS NULL
  OR n.snoozed_until <= now())
AND (CASE WHEN n.resource = $11 THEN ($12
    AND n.resource_id = $13) WHEN n.resource = $14 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $15
    AND ($16 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $17 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $18) WHEN n.resource = $19 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $20) WHEN n.resource = $21 THEN (n.resource_id = $22::text) WHEN n.resource = $23 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.company_id = $24) WHEN n.resource = $25 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $26
    AND l.end_on >= current_date - 1) WHEN n.resource = $27 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.company_id = $28) WHEN n.resource = $29 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $30) ELSE false END)
AND n.seq > $31
AND n.seq <= $32
ORDER BY n.seq
LIMIT $33

-- between
SELECT n.seq, n.id, n.type, n.resource, n.resource_id, n.facts,
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
    WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject,
        CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at
FROM notifications n
LEFT
JOIN users a ON a.id = n.actor_id
WHERE n.user_id = $10
AND n.is_listed
AND (n.snoozed_until IS NULL
  OR n.snoozed_until <= now())
AND (CASE WHEN n.resource = $11 THEN ($12
    AND n.resource_id = $13) WHEN n.resource = $14 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $15
    AND ($16 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $17 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $18
          OR m.mentee_id = $19)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $20
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $21 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND ((m.mentor_id = $22
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR m.mentee_id = $23)) WHEN n.resource = $24 THEN (n.resource_id = $25::text) WHEN n.resource = $26 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND (r.asker_id = $27
      OR r.audience @> ARRAY[$28::int])) WHEN n.resource = $29 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $30
    AND l.end_on >= current_date - 1) WHEN n.resource = $31 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.reviewer_id = $32
      OR t.assignee_id = $33
      OR t.mentor_id = $34
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
            AND l.substitute_id = $35))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $36))))) WHEN n.resource = $37 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $38) ELSE false END)
AND n.seq > $39
AND n.seq <= $40
ORDER BY n.seq
LIMIT $41

-- between
SELECT n.seq, n.id, n.type, n.resource, n.resource_id, n.facts,
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
    WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject,
        CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
        a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at
FROM notifications n
LEFT
JOIN users a ON a.id = n.actor_id
WHERE n.user_id = $10
AND n.is_listed
AND (n.snoozed_until IS NULL
  OR n.snoozed_until <= now())
AND (CASE WHEN n.resource = $11 THEN ($12
    AND n.resource_id = $13) WHEN n.resource = $14 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $15
    AND ($16 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $17 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $18
          OR m.mentee_id = $19)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $20
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $21 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.mentee_id = $22) WHEN n.resource = $23 THEN (n.resource_id = $24::text) WHEN n.resource = $25 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.asker_id = $26) WHEN n.resource = $27 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $28
    AND l.end_on >= current_date - 1) WHEN n.resource = $29 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.assignee_id = $30) WHEN n.resource = $31 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $32) ELSE false END)
AND n.seq > $33
AND n.seq <= $34
ORDER BY n.seq
LIMIT $35
