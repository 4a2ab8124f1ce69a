-- findForUpdate
SELECT u.id, u.role, u.status
FROM users u
WHERE u.id = ANY ($1::int[])
AND u.company_id = $2
ORDER BY u.id
FOR NO KEY
UPDATE

-- loadOf
SELECT (SELECT count(*)::int
  FROM mentorships m
  WHERE m.mentor_id = $1
  AND m.id <> $2
  AND m.status IN ('proposed', 'scheduled', 'active', 'paused')) AS open,
      CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int ELSE $3::int END AS capacity
FROM companies c
WHERE c.id = $4

-- isMentor
SELECT 1
FROM users u
WHERE u.id = $1
AND u.company_id = $2
AND u.role <> 'mentee'
AND u.status IN ('active', 'leaving')

-- unanswered
SELECT p.user_id
FROM mentorships m
CROSS
JOIN LATERAL (VALUES (m.mentor_id, m.mentor_accepted_at), (m.mentee_id, m.mentee_accepted_at)) p (user_id, accepted_at)
WHERE m.id = $1
AND p.accepted_at IS NULL
ORDER BY 1
