-- subject
SELECT n.user_id
FROM notifications n
WHERE n.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT n.id, n.type, n.resource, n.resource_id, n.facts,
        (CASE WHEN n.resource = $4 THEN (SELECT json_build_object('company', c.name)
          FROM companies c
          WHERE c.id = n.resource_id) WHEN n.resource = $5 THEN (
          SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes',
              g.minutes::text, 'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'when',
              concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
          FROM mentorship_meetings g
          JOIN companies c ON c.id = g.company_id
          WHERE g.id = n.resource_id::int) WHEN n.resource = $6 THEN (
          SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on, 'mentor', (SELECT u.name
              FROM users u
              WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name
              FROM users u
              WHERE u.id = m.mentee_id))
          FROM mentorships m
          WHERE m.id = n.resource_id::int) WHEN n.resource = $7 THEN (SELECT json_build_object('title', m.title)
          FROM mentorships m
          WHERE m.id = n.resource_id::int) WHEN n.resource = $8 THEN '{}'::json WHEN n.resource = $9 THEN (
          SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name
              FROM users u
              WHERE u.id = r.asker_id), 'title', coalesce((SELECT m.title
                FROM mentorships m
                WHERE m.id = r.resource_id
                AND m.company_id = r.company_id), ''))
          FROM requests r
          WHERE r.id = n.resource_id::int) WHEN n.resource = $10 THEN (
          SELECT json_build_object('absent', (SELECT u.name
              FROM users u
              WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
          FROM leaves l
          WHERE l.id = n.resource_id::int) WHEN n.resource = $11 THEN (
          SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name
              FROM users u
              WHERE u.id = t.assignee_id))
          FROM tasks t
          WHERE t.id = n.resource_id::int) WHEN n.resource = $12 THEN (SELECT json_build_object('file', f.filename)
          FROM files f
          WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject,
              CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
              a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at) item) AS row,
              json_build_array(n.id)::text AS key, row_number() OVER (ORDER BY n.id DESC) AS n
  FROM notifications n
  LEFT
  JOIN users a ON a.id = n.actor_id
  WHERE n.user_id = $13
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND (CASE WHEN n.resource = $14 THEN ($15
      AND n.resource_id = $16) WHEN n.resource = $17 THEN EXISTS (
      SELECT
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      WHERE g.id = n.resource_id::int
      AND m.company_id = $18
      AND ($19 IN (m.mentor_id, m.mentee_id)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR (m.ended_at > now() - interval '90 days'
            AND g.starts_at < m.ended_at)))) WHEN n.resource = $20 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND m.company_id = $21) WHEN n.resource = $22 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND m.company_id = $23) WHEN n.resource = $24 THEN (n.resource_id = $25::text) WHEN n.resource = $26 THEN EXISTS (SELECT
      FROM requests r
      WHERE r.id = n.resource_id::int
      AND r.company_id = $27) WHEN n.resource = $28 THEN EXISTS (SELECT
      FROM leaves l
      WHERE l.id = n.resource_id::int
      AND l.substitute_id = $29
      AND l.end_on >= current_date - 1) WHEN n.resource = $30 THEN EXISTS (SELECT
      FROM tasks t
      WHERE t.id = n.resource_id::int
      AND t.company_id = $31) WHEN n.resource = $32 THEN EXISTS (SELECT
      FROM files f
      WHERE f.id = n.resource_id::uuid
      AND f.user_id = $33) ELSE false END)
  AND n.read_at IS NULL
  ORDER BY n.id DESC
  LIMIT $34) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT n.id, n.type, n.resource, n.resource_id, n.facts,
        (CASE WHEN n.resource = $4 THEN (SELECT json_build_object('company', c.name)
          FROM companies c
          WHERE c.id = n.resource_id) WHEN n.resource = $5 THEN (
          SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes',
              g.minutes::text, 'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'when',
              concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
          FROM mentorship_meetings g
          JOIN companies c ON c.id = g.company_id
          WHERE g.id = n.resource_id::int) WHEN n.resource = $6 THEN (
          SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on, 'mentor', (SELECT u.name
              FROM users u
              WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name
              FROM users u
              WHERE u.id = m.mentee_id))
          FROM mentorships m
          WHERE m.id = n.resource_id::int) WHEN n.resource = $7 THEN (SELECT json_build_object('title', m.title)
          FROM mentorships m
          WHERE m.id = n.resource_id::int) WHEN n.resource = $8 THEN '{}'::json WHEN n.resource = $9 THEN (
          SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name
              FROM users u
              WHERE u.id = r.asker_id), 'title', coalesce((SELECT m.title
                FROM mentorships m
                WHERE m.id = r.resource_id
                AND m.company_id = r.company_id), ''))
          FROM requests r
          WHERE r.id = n.resource_id::int) WHEN n.resource = $10 THEN (
          SELECT json_build_object('absent', (SELECT u.name
              FROM users u
              WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
          FROM leaves l
          WHERE l.id = n.resource_id::int) WHEN n.resource = $11 THEN (
          SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name
              FROM users u
              WHERE u.id = t.assignee_id))
          FROM tasks t
          WHERE t.id = n.resource_id::int) WHEN n.resource = $12 THEN (SELECT json_build_object('file', f.filename)
          FROM files f
          WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject,
              CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
              a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at) item) AS row,
              json_build_array(n.id)::text AS key, row_number() OVER (ORDER BY n.id DESC) AS n
  FROM notifications n
  LEFT
  JOIN users a ON a.id = n.actor_id
  WHERE n.user_id = $13
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND (CASE WHEN n.resource = $14 THEN ($15
      AND n.resource_id = $16) WHEN n.resource = $17 THEN EXISTS (
      SELECT
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      WHERE g.id = n.resource_id::int
      AND m.company_id = $18
      AND ($19 IN (m.mentor_id, m.mentee_id)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR (m.ended_at > now() - interval '90 days'
            AND g.starts_at < m.ended_at)))) WHEN n.resource = $20 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND (((m.mentor_id = $21
            OR m.mentee_id = $22)
          AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
            OR m.ended_at > now() - interval '90 days'))
        OR m.id IN (SELECT p.mentorship_id
          FROM mentor_periods p
          WHERE p.mentor_id = $23
          AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $24 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND ((m.mentor_id = $25
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR m.mentee_id = $26)) WHEN n.resource = $27 THEN (n.resource_id = $28::text) WHEN n.resource = $29 THEN EXISTS (SELECT
      FROM requests r
      WHERE r.id = n.resource_id::int
      AND (r.asker_id = $30
        OR r.audience @> ARRAY[$31::int])) WHEN n.resource = $32 THEN EXISTS (SELECT
      FROM leaves l
      WHERE l.id = n.resource_id::int
      AND l.substitute_id = $33
      AND l.end_on >= current_date - 1) WHEN n.resource = $34 THEN EXISTS (SELECT
      FROM tasks t
      WHERE t.id = n.resource_id::int
      AND (t.reviewer_id = $35
        OR t.assignee_id = $36
        OR t.mentor_id = $37
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
              AND l.substitute_id = $38))
          AND (t.status = 'submitted'
            OR EXISTS (SELECT
              FROM task_submissions judged
              WHERE judged.task_id = t.id
              AND judged.reviewer_id = $39))))) WHEN n.resource = $40 THEN EXISTS (SELECT
      FROM files f
      WHERE f.id = n.resource_id::uuid
      AND f.user_id = $41) ELSE false END)
  AND n.read_at IS NULL
  ORDER BY n.id DESC
  LIMIT $42) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT n.id, n.type, n.resource, n.resource_id, n.facts,
        (CASE WHEN n.resource = $4 THEN (SELECT json_build_object('company', c.name)
          FROM companies c
          WHERE c.id = n.resource_id) WHEN n.resource = $5 THEN (
          SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes',
              g.minutes::text, 'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'when',
              concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
          FROM mentorship_meetings g
          JOIN companies c ON c.id = g.company_id
          WHERE g.id = n.resource_id::int) WHEN n.resource = $6 THEN (
          SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on, 'mentor', (SELECT u.name
              FROM users u
              WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name
              FROM users u
              WHERE u.id = m.mentee_id))
          FROM mentorships m
          WHERE m.id = n.resource_id::int) WHEN n.resource = $7 THEN (SELECT json_build_object('title', m.title)
          FROM mentorships m
          WHERE m.id = n.resource_id::int) WHEN n.resource = $8 THEN '{}'::json WHEN n.resource = $9 THEN (
          SELECT json_build_object('asked', r.resource || ':' || r.action, 'asker', (SELECT u.name
              FROM users u
              WHERE u.id = r.asker_id), 'title', coalesce((SELECT m.title
                FROM mentorships m
                WHERE m.id = r.resource_id
                AND m.company_id = r.company_id), ''))
          FROM requests r
          WHERE r.id = n.resource_id::int) WHEN n.resource = $10 THEN (
          SELECT json_build_object('absent', (SELECT u.name
              FROM users u
              WHERE u.id = l.user_id), 'start_on', l.start_on, 'end_on', l.end_on)
          FROM leaves l
          WHERE l.id = n.resource_id::int) WHEN n.resource = $11 THEN (
          SELECT json_build_object('title', t.title, 'assignee', (SELECT u.name
              FROM users u
              WHERE u.id = t.assignee_id))
          FROM tasks t
          WHERE t.id = n.resource_id::int) WHEN n.resource = $12 THEN (SELECT json_build_object('file', f.filename)
          FROM files f
          WHERE f.id = n.resource_id::uuid) ELSE NULL::json END) AS subject,
              CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'profile_image',
              a.profile_image) END AS actor, n.read_at, n.snoozed_until, n.created_at) item) AS row,
              json_build_array(n.id)::text AS key, row_number() OVER (ORDER BY n.id DESC) AS n
  FROM notifications n
  LEFT
  JOIN users a ON a.id = n.actor_id
  WHERE n.user_id = $13
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND (CASE WHEN n.resource = $14 THEN ($15
      AND n.resource_id = $16) WHEN n.resource = $17 THEN EXISTS (
      SELECT
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      WHERE g.id = n.resource_id::int
      AND m.company_id = $18
      AND ($19 IN (m.mentor_id, m.mentee_id)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR (m.ended_at > now() - interval '90 days'
            AND g.starts_at < m.ended_at)))) WHEN n.resource = $20 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND (((m.mentor_id = $21
            OR m.mentee_id = $22)
          AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
            OR m.ended_at > now() - interval '90 days'))
        OR m.id IN (SELECT p.mentorship_id
          FROM mentor_periods p
          WHERE p.mentor_id = $23
          AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $24 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND m.mentee_id = $25) WHEN n.resource = $26 THEN (n.resource_id = $27::text) WHEN n.resource = $28 THEN EXISTS (SELECT
      FROM requests r
      WHERE r.id = n.resource_id::int
      AND r.asker_id = $29) WHEN n.resource = $30 THEN EXISTS (SELECT
      FROM leaves l
      WHERE l.id = n.resource_id::int
      AND l.substitute_id = $31
      AND l.end_on >= current_date - 1) WHEN n.resource = $32 THEN EXISTS (SELECT
      FROM tasks t
      WHERE t.id = n.resource_id::int
      AND t.assignee_id = $33) WHEN n.resource = $34 THEN EXISTS (SELECT
      FROM files f
      WHERE f.id = n.resource_id::uuid
      AND f.user_id = $35) ELSE false END)
  AND n.read_at IS NULL
  ORDER BY n.id DESC
  LIMIT $36) page

-- countUnread
SELECT count(*)::int AS count
FROM (
  SELECT
  FROM notifications n
  WHERE n.user_id = $1
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND (CASE WHEN n.resource = $2 THEN ($3
      AND n.resource_id = $4) WHEN n.resource = $5 THEN EXISTS (
      SELECT
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      WHERE g.id = n.resource_id::int
      AND m.company_id = $6
      AND ($7 IN (m.mentor_id, m.mentee_id)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR (m.ended_at > now() - interval '90 days'
            AND g.starts_at < m.ended_at)))) WHEN n.resource = $8 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND m.company_id = $9) WHEN n.resource = $10 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND m.company_id = $11) WHEN n.resource = $12 THEN (n.resource_id = $13::text) WHEN n.resource = $14 THEN EXISTS (SELECT
      FROM requests r
      WHERE r.id = n.resource_id::int
      AND r.company_id = $15) WHEN n.resource = $16 THEN EXISTS (SELECT
      FROM leaves l
      WHERE l.id = n.resource_id::int
      AND l.substitute_id = $17
      AND l.end_on >= current_date - 1) WHEN n.resource = $18 THEN EXISTS (SELECT
      FROM tasks t
      WHERE t.id = n.resource_id::int
      AND t.company_id = $19) WHEN n.resource = $20 THEN EXISTS (SELECT
      FROM files f
      WHERE f.id = n.resource_id::uuid
      AND f.user_id = $21) ELSE false END)
  AND n.read_at IS NULL
  LIMIT $22 ) unread

-- countUnread
SELECT count(*)::int AS count
FROM (
  SELECT
  FROM notifications n
  WHERE n.user_id = $1
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND (CASE WHEN n.resource = $2 THEN ($3
      AND n.resource_id = $4) WHEN n.resource = $5 THEN EXISTS (
      SELECT
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      WHERE g.id = n.resource_id::int
      AND m.company_id = $6
      AND ($7 IN (m.mentor_id, m.mentee_id)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR (m.ended_at > now() - interval '90 days'
            AND g.starts_at < m.ended_at)))) WHEN n.resource = $8 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND (((m.mentor_id = $9
            OR m.mentee_id = $10)
          AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
            OR m.ended_at > now() - interval '90 days'))
        OR m.id IN (SELECT p.mentorship_id
          FROM mentor_periods p
          WHERE p.mentor_id = $11
          AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $12 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND ((m.mentor_id = $13
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR m.mentee_id = $14)) WHEN n.resource = $15 THEN (n.resource_id = $16::text) WHEN n.resource = $17 THEN EXISTS (SELECT
      FROM requests r
      WHERE r.id = n.resource_id::int
      AND (r.asker_id = $18
        OR r.audience @> ARRAY[$19::int])) WHEN n.resource = $20 THEN EXISTS (SELECT
      FROM leaves l
      WHERE l.id = n.resource_id::int
      AND l.substitute_id = $21
      AND l.end_on >= current_date - 1) WHEN n.resource = $22 THEN EXISTS (SELECT
      FROM tasks t
      WHERE t.id = n.resource_id::int
      AND (t.reviewer_id = $23
        OR t.assignee_id = $24
        OR t.mentor_id = $25
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
              AND l.substitute_id = $26))
          AND (t.status = 'submitted'
            OR EXISTS (SELECT
              FROM task_submissions judged
              WHERE judged.task_id = t.id
              AND judged.reviewer_id = $27))))) WHEN n.resource = $28 THEN EXISTS (SELECT
      FROM files f
      WHERE f.id = n.resource_id::uuid
      AND f.user_id = $29) ELSE false END)
  AND n.read_at IS NULL
  LIMIT $30 ) unread

-- countUnread
SELECT count(*)::int AS count
FROM (
  SELECT
  FROM notifications n
  WHERE n.user_id = $1
  AND n.is_listed
  AND (n.snoozed_until IS NULL
    OR n.snoozed_until <= now())
  AND (CASE WHEN n.resource = $2 THEN ($3
      AND n.resource_id = $4) WHEN n.resource = $5 THEN EXISTS (
      SELECT
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      WHERE g.id = n.resource_id::int
      AND m.company_id = $6
      AND ($7 IN (m.mentor_id, m.mentee_id)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR (m.ended_at > now() - interval '90 days'
            AND g.starts_at < m.ended_at)))) WHEN n.resource = $8 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND (((m.mentor_id = $9
            OR m.mentee_id = $10)
          AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
            OR m.ended_at > now() - interval '90 days'))
        OR m.id IN (SELECT p.mentorship_id
          FROM mentor_periods p
          WHERE p.mentor_id = $11
          AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $12 THEN EXISTS (SELECT
      FROM mentorships m
      WHERE m.id = n.resource_id::int
      AND m.mentee_id = $13) WHEN n.resource = $14 THEN (n.resource_id = $15::text) WHEN n.resource = $16 THEN EXISTS (SELECT
      FROM requests r
      WHERE r.id = n.resource_id::int
      AND r.asker_id = $17) WHEN n.resource = $18 THEN EXISTS (SELECT
      FROM leaves l
      WHERE l.id = n.resource_id::int
      AND l.substitute_id = $19
      AND l.end_on >= current_date - 1) WHEN n.resource = $20 THEN EXISTS (SELECT
      FROM tasks t
      WHERE t.id = n.resource_id::int
      AND t.assignee_id = $21) WHEN n.resource = $22 THEN EXISTS (SELECT
      FROM files f
      WHERE f.id = n.resource_id::uuid
      AND f.user_id = $23) ELSE false END)
  AND n.read_at IS NULL
  LIMIT $24 ) unread

-- find
SELECT n.id, n.type, n.resource, n.resource_id, n.facts,
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
WHERE n.id = $10
AND n.user_id = $11
AND (CASE WHEN n.resource = $12 THEN ($13
    AND n.resource_id = $14) WHEN n.resource = $15 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $16
    AND ($17 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $18 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $19) WHEN n.resource = $20 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.company_id = $21) WHEN n.resource = $22 THEN (n.resource_id = $23::text) WHEN n.resource = $24 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.company_id = $25) WHEN n.resource = $26 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $27
    AND l.end_on >= current_date - 1) WHEN n.resource = $28 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.company_id = $29) WHEN n.resource = $30 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $31) ELSE false END)

-- find
SELECT n.id, n.type, n.resource, n.resource_id, n.facts,
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
WHERE n.id = $10
AND n.user_id = $11
AND (CASE WHEN n.resource = $12 THEN ($13
    AND n.resource_id = $14) WHEN n.resource = $15 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $16
    AND ($17 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $18 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $19
          OR m.mentee_id = $20)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $21
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $22 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND ((m.mentor_id = $23
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR m.mentee_id = $24)) WHEN n.resource = $25 THEN (n.resource_id = $26::text) WHEN n.resource = $27 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND (r.asker_id = $28
      OR r.audience @> ARRAY[$29::int])) WHEN n.resource = $30 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $31
    AND l.end_on >= current_date - 1) WHEN n.resource = $32 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND (t.reviewer_id = $33
      OR t.assignee_id = $34
      OR t.mentor_id = $35
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
            AND l.substitute_id = $36))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $37))))) WHEN n.resource = $38 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $39) ELSE false END)

-- find
SELECT n.id, n.type, n.resource, n.resource_id, n.facts,
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
WHERE n.id = $10
AND n.user_id = $11
AND (CASE WHEN n.resource = $12 THEN ($13
    AND n.resource_id = $14) WHEN n.resource = $15 THEN EXISTS (
    SELECT
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = n.resource_id::int
    AND m.company_id = $16
    AND ($17 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))) WHEN n.resource = $18 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND (((m.mentor_id = $19
          OR m.mentee_id = $20)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $21
        AND p.ended_at > now() - interval '90 days'))) WHEN n.resource = $22 THEN EXISTS (SELECT
    FROM mentorships m
    WHERE m.id = n.resource_id::int
    AND m.mentee_id = $23) WHEN n.resource = $24 THEN (n.resource_id = $25::text) WHEN n.resource = $26 THEN EXISTS (SELECT
    FROM requests r
    WHERE r.id = n.resource_id::int
    AND r.asker_id = $27) WHEN n.resource = $28 THEN EXISTS (SELECT
    FROM leaves l
    WHERE l.id = n.resource_id::int
    AND l.substitute_id = $29
    AND l.end_on >= current_date - 1) WHEN n.resource = $30 THEN EXISTS (SELECT
    FROM tasks t
    WHERE t.id = n.resource_id::int
    AND t.assignee_id = $31) WHEN n.resource = $32 THEN EXISTS (SELECT
    FROM files f
    WHERE f.id = n.resource_id::uuid
    AND f.user_id = $33) ELSE false END)

-- markRead
WITH changed AS (UPDATE notification_streams
  SET changes = changes + 1
  WHERE user_id = $1)
UPDATE notifications n
SET read_at = coalesce(n.read_at, now()), snoozed_until = NULL
WHERE n.id = $2
AND n.user_id = $3

-- markAllRead
WITH changed AS (UPDATE notification_streams
  SET changes = changes + 1
  WHERE user_id = $1)
UPDATE notifications n
SET read_at = now()
WHERE n.user_id = $2
AND n.is_listed
AND n.read_at IS NULL
AND n.id <= $3
AND (n.snoozed_until IS NULL
  OR n.snoozed_until <= now())

-- snooze
WITH changed AS (UPDATE notification_streams
  SET changes = changes + 1
  WHERE user_id = $1)
UPDATE notifications n
SET snoozed_until = $2, read_at = NULL
WHERE n.id = $3
AND n.user_id = $4
