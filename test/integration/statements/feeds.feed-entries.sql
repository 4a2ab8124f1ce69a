-- list
SELECT *
FROM ( (SELECT 'deadline' AS kind, t.id, t.version, t.updated_at, t.title, t.due_at AS starts_at, 0 AS minutes,
    NULL::date AS start_on, NULL::date AS end_on, NULL::text AS place, NULL::int AS mentorship_id, NULL::text AS partner
    FROM tasks t
    WHERE t.assignee_id = $1
    AND t.company_id = $2
    AND t.status NOT IN ('done', 'waived', 'cancelled')
    AND t.due_at BETWEEN now() - $3 * interval '1 day'
    AND now() + $4 * interval '1 day'
    ORDER BY abs(extract(epoch
        FROM t.due_at - now()))
    LIMIT $5)
  UNION ALL (SELECT 'meeting', g.id, g.version, g.updated_at, g.title, g.starts_at, g.minutes, NULL, NULL, g.place,
      g.mentorship_id, (SELECT u.name
      FROM users u
      WHERE u.id = CASE WHEN m.mentor_id = $6 THEN m.mentee_id ELSE m.mentor_id END)
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE m.company_id = $7
    AND ($8 IN (m.mentor_id, m.mentee_id)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR (m.ended_at > now() - interval '90 days'
          AND g.starts_at < m.ended_at)))
    AND g.starts_at BETWEEN now() - $9 * interval '1 day'
    AND now() + $10 * interval '1 day'
    ORDER BY abs(extract(epoch
        FROM g.starts_at - now()))
    LIMIT $11)
  UNION ALL (SELECT 'leave', l.id, l.version, l.updated_at, NULL, NULL::timestamptz AS starts_at, NULL::int AS minutes,
      l.start_on, l.end_on, NULL::text AS place, NULL::int AS mentorship_id, NULL::text AS partner
    FROM leaves l
    WHERE l.user_id = $12
    AND l.company_id = $13
    AND l.end_on >= (now() - $14 * interval '1 day')::date
    AND l.start_on <= (now() + $15 * interval '1 day')::date
    ORDER BY abs(extract(epoch
        FROM l.start_on - now()))
    LIMIT $16)
  UNION ALL (SELECT 'holiday', h.id, h.version, h.updated_at, h.name, NULL::timestamptz AS starts_at, NULL::int AS minutes,
      h.start_on, h.end_on, NULL::text AS place, NULL::int AS mentorship_id, NULL::text AS partner
    FROM holidays h
    WHERE h.company_id = $17
    AND h.end_on >= (now() - $18 * interval '1 day')::date
    AND h.start_on <= (now() + $19 * interval '1 day')::date
    ORDER BY abs(extract(epoch
        FROM h.start_on - now()))
    LIMIT $20) ) entries
ORDER BY kind, id
