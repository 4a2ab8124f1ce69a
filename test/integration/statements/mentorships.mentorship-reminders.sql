-- ending
SELECT m.id, m.mentor_id, m.mentee_id, m.company_id, m.end_on
FROM mentorships m
JOIN companies c ON c.id = m.company_id
WHERE m.status = 'active'
AND m.end_on BETWEEN ($1::timestamptz AT TIME ZONE c.timezone)::date
AND ($2::timestamptz AT TIME ZONE c.timezone)::date + $3::int
AND m.id > $4
ORDER BY m.id
LIMIT $5

-- silent
SELECT s.*
FROM (
  SELECT m.id, m.mentor_id, m.mentee_id, m.company_id, m.end_on,
      CASE jsonb_typeof(c.settings -> 'no_contact_days') WHEN 'number' THEN (c.settings ->> 'no_contact_days')::numeric::int ELSE $1 END AS days,
      greatest(m.activated_at, (SELECT max(e.created_at)
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
      WHERE t.mentorship_id = m.id)) AS last_contact_at
  FROM mentorships m
  JOIN companies c ON c.id = m.company_id
  WHERE m.status = 'active'
  AND m.id > $2 ) s
WHERE s.last_contact_at < $3::timestamptz - (s.days - 1) * interval '1 day'
ORDER BY s.id
LIMIT $4
