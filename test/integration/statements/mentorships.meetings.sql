-- subject
SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, g.mentor_id AS keeper_id
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
WHERE g.id = $1

-- list
SELECT (SELECT count(*)::int
  FROM mentorship_meetings g
  JOIN mentorships m ON m.id = g.mentorship_id
  WHERE m.id = $1
  AND m.company_id = $2
  AND g.starts_at >= $3
  AND g.starts_at < $4) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at', g.starts_at,
        'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes', CASE WHEN true THEN g.mentor_notes END,
        'mentor_id', g.mentor_id, 'mentor_name', (SELECT u.name
        FROM users u
        WHERE u.id = g.mentor_id), 'author_id', g.author_id, 'author_name', (SELECT u.name
        FROM users u
        WHERE u.id = g.author_id), 'created_at', g.created_at, 'updated_at', g.updated_at) AS card
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE m.id = $5
    AND m.company_id = $6
    AND g.starts_at >= $7
    AND g.starts_at < $8
    ORDER BY g.created_at DESC, g.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM mentorship_meetings g
  JOIN mentorships m ON m.id = g.mentorship_id
  WHERE m.id = $1
  AND (((m.mentor_id = $2
        OR m.mentee_id = $3)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $4
      AND p.ended_at > now() - interval '90 days'))
  AND g.starts_at >= $5
  AND g.starts_at < $6) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at', g.starts_at,
        'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
        CASE WHEN g.mentor_id = $7 THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', (SELECT u.name
        FROM users u
        WHERE u.id = g.mentor_id), 'author_id', g.author_id, 'author_name', (SELECT u.name
        FROM users u
        WHERE u.id = g.author_id), 'created_at', g.created_at, 'updated_at', g.updated_at) AS card
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE m.id = $8
    AND (((m.mentor_id = $9
          OR m.mentee_id = $10)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $11
        AND p.ended_at > now() - interval '90 days'))
    AND g.starts_at >= $12
    AND g.starts_at < $13
    ORDER BY g.created_at DESC, g.id
    LIMIT $14 OFFSET $15 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM mentorship_meetings g
  JOIN mentorships m ON m.id = g.mentorship_id
  WHERE m.id = $1
  AND (((m.mentor_id = $2
        OR m.mentee_id = $3)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $4
      AND p.ended_at > now() - interval '90 days'))
  AND g.starts_at >= $5
  AND g.starts_at < $6) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at', g.starts_at,
        'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes', CASE WHEN false THEN g.mentor_notes END,
        'mentor_id', g.mentor_id, 'mentor_name', (SELECT u.name
        FROM users u
        WHERE u.id = g.mentor_id), 'author_id', g.author_id, 'author_name', (SELECT u.name
        FROM users u
        WHERE u.id = g.author_id), 'created_at', g.created_at, 'updated_at', g.updated_at) AS card
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    WHERE m.id = $7
    AND (((m.mentor_id = $8
          OR m.mentee_id = $9)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $10
        AND p.ended_at > now() - interval '90 days'))
    AND g.starts_at >= $11
    AND g.starts_at < $12
    ORDER BY g.created_at DESC, g.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at',
    g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
    CASE WHEN true THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', (SELECT u.name
    FROM users u
    WHERE u.id = g.mentor_id), 'author_id', g.author_id, 'author_name', (SELECT u.name
    FROM users u
    WHERE u.id = g.author_id), 'created_at', g.created_at, 'updated_at', g.updated_at)::text AS card
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
WHERE g.id = $1
AND m.id = $2
AND m.company_id = $3

-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at',
    g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
    CASE WHEN g.mentor_id = $1 THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', (SELECT u.name
    FROM users u
    WHERE u.id = g.mentor_id), 'author_id', g.author_id, 'author_name', (SELECT u.name
    FROM users u
    WHERE u.id = g.author_id), 'created_at', g.created_at, 'updated_at', g.updated_at)::text AS card
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
WHERE g.id = $2
AND m.id = $3
AND (((m.mentor_id = $4
      OR m.mentee_id = $5)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $6
    AND p.ended_at > now() - interval '90 days'))

-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at',
    g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
    CASE WHEN false THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', (SELECT u.name
    FROM users u
    WHERE u.id = g.mentor_id), 'author_id', g.author_id, 'author_name', (SELECT u.name
    FROM users u
    WHERE u.id = g.author_id), 'created_at', g.created_at, 'updated_at', g.updated_at)::text AS card
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
WHERE g.id = $1
AND m.id = $2
AND (((m.mentor_id = $3
      OR m.mentee_id = $4)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $5
    AND p.ended_at > now() - interval '90 days'))

-- findForUpdate
SELECT "id","company_id","mentorship_id","mentor_id","author_id","title","starts_at","minutes","place","notes","mentor_notes","created_at","updated_at","version"
FROM mentorship_meetings
WHERE id = $1
AND mentorship_id = $2
FOR
UPDATE

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM mentorship_meetings
WHERE id = $1

-- handOver
UPDATE mentorship_meetings
SET mentor_id = $1, updated_at = now(), version = version + 1
WHERE mentorship_id = $2
AND starts_at > $3
AND mentor_notes IS NULL
