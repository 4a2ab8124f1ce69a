-- find
SELECT m.id, m.version, m.title, me.name AS mentee_name, m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id,
    ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
      coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days', false) AS is_final
FROM mentorships m
JOIN users me ON me.id = m.mentee_id
WHERE m.company_id = $1
AND m.id = $2
AND m.mentor_id = $3
AND m.mentee_id = $4
AND m.mentee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND EXISTS (SELECT
  FROM mentorship_curricula f
  WHERE f.mentorship_id = m.id
  AND f.curriculum_id = $6)
AND m.status = $7
AND m.tags @> $8::text[]
AND m.start_on >= $9
AND m.start_on <= $10
AND m.end_on >= $11
AND m.end_on <= $12
AND (m.end_passed_at IS NOT NULL
  AND m.status IN ('active', 'paused')) = $13
AND (lower(m.title) LIKE $14
  OR m.mentor_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $15
    AND lower(u.name) LIKE $16)
  OR m.mentee_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $17
    AND lower(u.name) LIKE $18))
ORDER BY m.id
LIMIT $19

-- find
SELECT m.id, m.version, m.title, me.name AS mentee_name, m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id,
    ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
      coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days', false) AS is_final
FROM mentorships m
JOIN users me ON me.id = m.mentee_id
WHERE (((m.mentor_id = $1
      OR m.mentee_id = $2)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $3
    AND p.ended_at > now() - interval '90 days'))
AND m.id = $4
AND m.mentor_id = $5
AND m.mentee_id = $6
AND m.mentee_id IN (SELECT u.id
  FROM users u
  WHERE u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($7::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath)))
AND EXISTS (SELECT
  FROM mentorship_curricula f
  WHERE f.mentorship_id = m.id
  AND f.curriculum_id = $8)
AND m.status = $9
AND m.tags @> $10::text[]
AND m.start_on >= $11
AND m.start_on <= $12
AND m.end_on >= $13
AND m.end_on <= $14
AND (m.end_passed_at IS NOT NULL
  AND m.status IN ('active', 'paused')) = $15
AND (lower(m.title) LIKE $16
  OR m.mentor_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $17
    AND lower(u.name) LIKE $18)
  OR m.mentee_id IN (
    SELECT u.id
    FROM users u
    WHERE words_of(u.name, u.tags) LIKE $19
    AND lower(u.name) LIKE $20))
ORDER BY m.id
LIMIT $21

-- successors
SELECT u.id, u.name, u.role, u.status,
    CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int ELSE $1::int END - (SELECT count(*)::int
  FROM mentorships m
  WHERE m.mentor_id = u.id
  AND m.status IN ('proposed', 'scheduled', 'active', 'paused')) AS free_places
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $2
AND u.id = ANY ($3::int[])

-- versionsOf
SELECT m.id, m.version
FROM mentorships m
WHERE m.id = ANY ($1::int[])
AND m.company_id = $2

-- versionsOf
SELECT m.id, m.version
FROM mentorships m
WHERE m.id = ANY ($1::int[])
AND (((m.mentor_id = $2
      OR m.mentee_id = $3)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $4
    AND p.ended_at > now() - interval '90 days'))
