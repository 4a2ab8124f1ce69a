-- people
SELECT u.id, u.email, u.employee_number, u.name, u.role, u.status,
    CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int ELSE $1::int END - (SELECT count(*)::int
  FROM mentorships m
  WHERE m.mentor_id = u.id
  AND m.status IN ('proposed', 'scheduled', 'active', 'paused')) AS free_places
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $2
AND (u.email = ANY ($3::text[])
  OR u.employee_number = ANY ($4::int[])
  OR u.id = ANY ($5::int[]))

-- curricula
SELECT c.id, lower(v.title) AS title
FROM curricula c
JOIN curriculum_versions v ON v.curriculum_id = c.id
AND v.number = c.current_version
WHERE c.company_id = $1
AND c.status <> 'deprecated'
AND (lower(v.title) = ANY ($2::text[])
  OR c.id = ANY ($3::int[]))

-- followed
SELECT m.mentee_id, f.curriculum_id
FROM mentorships m
JOIN mentorship_curricula f ON f.mentorship_id = m.id
WHERE m.mentee_id = ANY ($1::int[])
AND m.status IN ('proposed', 'scheduled', 'active', 'paused')
