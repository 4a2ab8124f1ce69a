-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT e.id, e.kind, e.actor_id, a.name AS actor_name, CASE WHEN a.id IS NOT NULL THEN json_build_object('id',
        a.id, 'name', a.name, 'profile_image', a.profile_image) END AS actor, e.reason, e.facts, e.created_at) item) AS row,
        json_build_array(e.id)::text AS key, row_number() OVER (ORDER BY e.id ASC) AS n
  FROM mentorship_events e
  JOIN mentorships m ON m.id = e.mentorship_id
  LEFT
  JOIN users a ON a.id = e.actor_id
  WHERE m.id = $4
  AND m.company_id = $5
  ORDER BY e.id ASC
  LIMIT $6) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT e.id, e.kind, e.actor_id, a.name AS actor_name, CASE WHEN a.id IS NOT NULL THEN json_build_object('id',
        a.id, 'name', a.name, 'profile_image', a.profile_image) END AS actor, e.reason, e.facts, e.created_at) item) AS row,
        json_build_array(e.id)::text AS key, row_number() OVER (ORDER BY e.id ASC) AS n
  FROM mentorship_events e
  JOIN mentorships m ON m.id = e.mentorship_id
  LEFT
  JOIN users a ON a.id = e.actor_id
  WHERE m.id = $4
  AND (((m.mentor_id = $5
        OR m.mentee_id = $6)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $7
      AND p.ended_at > now() - interval '90 days'))
  ORDER BY e.id ASC
  LIMIT $8) page

-- add
INSERT INTO mentorship_events (company_id, mentorship_id, kind, actor_id, reason, facts)
SELECT $1, $2, e.kind, e.actor_id, e.reason, e.facts
FROM json_to_recordset($3) e (kind text, actor_id integer, reason text, facts jsonb)
