-- subject
SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids
FROM mentorships m
WHERE m.id = $1

-- card
SELECT m.id, m.version, (SELECT row_to_json(card)
  FROM (SELECT m.id, m.status, m.reason, m.mentor_id, (SELECT u.name
      FROM users u
      WHERE u.id = m.mentor_id) AS mentor_name, m.mentee_id, (SELECT u.name
      FROM users u
      WHERE u.id = m.mentee_id) AS mentee_name, m.title AS curriculum_title, (
      SELECT coalesce(json_agg(json_build_object('id', f.curriculum_id, 'title', v.title, 'version', f.pinned_version)
          ORDER BY f.place), '[]')
      FROM mentorship_curricula f
      JOIN curricula c ON c.id = f.curriculum_id
      LEFT
      JOIN curriculum_versions v ON v.curriculum_id = c.id
      AND v.number = coalesce(f.pinned_version, c.current_version)
      WHERE f.mentorship_id = m.id) AS curricula, m.total_weeks, (SELECT count(*)
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL
      AND t.status NOT IN ('waived', 'cancelled')) AS total_tasks, (SELECT count(*)
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL
      AND t.status NOT IN ('waived', 'cancelled')
      AND t.status = 'done') AS completed_tasks, m.tags, m.goal, m.start_on, m.end_on, m.author_id, m.expires_at,
          m.mentor_accepted_at, m.mentee_accepted_at, m.activated_at, m.paused_on, m.end_passed_at, m.ended_at, (
      SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
              FROM users u
              WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
          ORDER BY p.id), '[]')
      FROM mentor_periods p
      WHERE p.mentorship_id = m.id) AS mentors, m.created_at, m.updated_at) card)::text AS card
FROM mentorships m
WHERE m.id = $1
AND m.company_id = $2

-- card
SELECT m.id, m.version, (SELECT row_to_json(card)
  FROM (SELECT m.id, m.status, m.reason, m.mentor_id, (SELECT u.name
      FROM users u
      WHERE u.id = m.mentor_id) AS mentor_name, m.mentee_id, (SELECT u.name
      FROM users u
      WHERE u.id = m.mentee_id) AS mentee_name, m.title AS curriculum_title, (
      SELECT coalesce(json_agg(json_build_object('id', f.curriculum_id, 'title', v.title, 'version', f.pinned_version)
          ORDER BY f.place), '[]')
      FROM mentorship_curricula f
      JOIN curricula c ON c.id = f.curriculum_id
      LEFT
      JOIN curriculum_versions v ON v.curriculum_id = c.id
      AND v.number = coalesce(f.pinned_version, c.current_version)
      WHERE f.mentorship_id = m.id) AS curricula, m.total_weeks, (SELECT count(*)
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL
      AND t.status NOT IN ('waived', 'cancelled')) AS total_tasks, (SELECT count(*)
      FROM tasks t
      WHERE t.mentorship_id = m.id
      AND t.parent_id IS NULL
      AND t.status NOT IN ('waived', 'cancelled')
      AND t.status = 'done') AS completed_tasks, m.tags, m.goal, m.start_on, m.end_on, m.author_id, m.expires_at,
          m.mentor_accepted_at, m.mentee_accepted_at, m.activated_at, m.paused_on, m.end_passed_at, m.ended_at, (
      SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
              FROM users u
              WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
          ORDER BY p.id), '[]')
      FROM mentor_periods p
      WHERE p.mentorship_id = m.id) AS mentors, m.created_at, m.updated_at) card)::text AS card
FROM mentorships m
WHERE m.id = $1
AND (((m.mentor_id = $2
      OR m.mentee_id = $3)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $4
    AND p.ended_at > now() - interval '90 days'))

-- list
SELECT (SELECT count(*)::int
  FROM mentorships m
  WHERE m.company_id = $1
  AND m.mentor_id = $2
  AND m.mentee_id = $3
  AND EXISTS (SELECT
    FROM mentorship_curricula f
    WHERE f.mentorship_id = m.id
    AND f.curriculum_id = $4)
  AND m.status = $5
  AND m.tags @> ARRAY[$6]
  AND (lower(m.title) LIKE $7
    OR m.mentor_id IN (SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $8
      AND lower(u.name) LIKE $9)
    OR m.mentee_id IN (SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $10
      AND lower(u.name) LIKE $11))) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(card)
        FROM (SELECT row.id, row.status, row.reason, row.mentor_id, (SELECT u.name
            FROM users u
            WHERE u.id = row.mentor_id) AS mentor_name, row.mentee_id, (SELECT u.name
            FROM users u
            WHERE u.id = row.mentee_id) AS mentee_name, row.title AS curriculum_title, (
            SELECT coalesce(json_agg(json_build_object('id', f.curriculum_id, 'title', v.title, 'version', f.pinned_version)
                ORDER BY f.place), '[]')
            FROM mentorship_curricula f
            JOIN curricula c ON c.id = f.curriculum_id
            LEFT
            JOIN curriculum_versions v ON v.curriculum_id = c.id
            AND v.number = coalesce(f.pinned_version, c.current_version)
            WHERE f.mentorship_id = row.id) AS curricula, row.total_weeks, (SELECT count(*)
            FROM tasks t
            WHERE t.mentorship_id = row.id
            AND t.parent_id IS NULL
            AND t.status NOT IN ('waived', 'cancelled')) AS total_tasks, (SELECT count(*)
            FROM tasks t
            WHERE t.mentorship_id = row.id
            AND t.parent_id IS NULL
            AND t.status NOT IN ('waived', 'cancelled')
            AND t.status = 'done') AS completed_tasks, row.tags, row.goal, row.start_on, row.end_on, row.author_id, row.expires_at,
                row.mentor_accepted_at, row.mentee_accepted_at, row.activated_at, row.paused_on, row.end_passed_at, row.ended_at, (
            SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
                    FROM users u
                    WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
                ORDER BY p.id), '[]')
            FROM mentor_periods p
            WHERE p.mentorship_id = row.id) AS mentors, row.created_at, row.updated_at) card)), '[]')::text
  FROM (
    SELECT m.*
    FROM mentorships m
    WHERE m.company_id = $12
    AND m.mentor_id = $13
    AND m.mentee_id = $14
    AND EXISTS (SELECT
      FROM mentorship_curricula f
      WHERE f.mentorship_id = m.id
      AND f.curriculum_id = $15)
    AND m.status = $16
    AND m.tags @> ARRAY[$17]
    AND (lower(m.title) LIKE $18
      OR m.mentor_id IN (SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $19
        AND lower(u.name) LIKE $20)
      OR m.mentee_id IN (SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $21
        AND lower(u.name) LIKE $22))
    ORDER BY m.created_at DESC, m.id
    LIMIT $23 OFFSET $24 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM mentorships m
  WHERE (((m.mentor_id = $1
        OR m.mentee_id = $2)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $3
      AND p.ended_at > now() - interval '90 days'))
  AND m.mentor_id = $4
  AND m.mentee_id = $5
  AND EXISTS (SELECT
    FROM mentorship_curricula f
    WHERE f.mentorship_id = m.id
    AND f.curriculum_id = $6)
  AND m.status = $7
  AND m.tags @> ARRAY[$8]
  AND (lower(m.title) LIKE $9
    OR m.mentor_id IN (SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $10
      AND lower(u.name) LIKE $11)
    OR m.mentee_id IN (SELECT u.id
      FROM users u
      WHERE words_of(u.name, u.tags) LIKE $12
      AND lower(u.name) LIKE $13))) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(card)
        FROM (SELECT row.id, row.status, row.reason, row.mentor_id, (SELECT u.name
            FROM users u
            WHERE u.id = row.mentor_id) AS mentor_name, row.mentee_id, (SELECT u.name
            FROM users u
            WHERE u.id = row.mentee_id) AS mentee_name, row.title AS curriculum_title, (
            SELECT coalesce(json_agg(json_build_object('id', f.curriculum_id, 'title', v.title, 'version', f.pinned_version)
                ORDER BY f.place), '[]')
            FROM mentorship_curricula f
            JOIN curricula c ON c.id = f.curriculum_id
            LEFT
            JOIN curriculum_versions v ON v.curriculum_id = c.id
            AND v.number = coalesce(f.pinned_version, c.current_version)
            WHERE f.mentorship_id = row.id) AS curricula, row.total_weeks, (SELECT count(*)
            FROM tasks t
            WHERE t.mentorship_id = row.id
            AND t.parent_id IS NULL
            AND t.status NOT IN ('waived', 'cancelled')) AS total_tasks, (SELECT count(*)
            FROM tasks t
            WHERE t.mentorship_id = row.id
            AND t.parent_id IS NULL
            AND t.status NOT IN ('waived', 'cancelled')
            AND t.status = 'done') AS completed_tasks, row.tags, row.goal, row.start_on, row.end_on, row.author_id, row.expires_at,
                row.mentor_accepted_at, row.mentee_accepted_at, row.activated_at, row.paused_on, row.end_passed_at, row.ended_at, (
            SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
                    FROM users u
                    WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
                ORDER BY p.id), '[]')
            FROM mentor_periods p
            WHERE p.mentorship_id = row.id) AS mentors, row.created_at, row.updated_at) card)), '[]')::text
  FROM (
    SELECT m.*
    FROM mentorships m
    WHERE (((m.mentor_id = $14
          OR m.mentee_id = $15)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $16
        AND p.ended_at > now() - interval '90 days'))
    AND m.mentor_id = $17
    AND m.mentee_id = $18
    AND EXISTS (SELECT
      FROM mentorship_curricula f
      WHERE f.mentorship_id = m.id
      AND f.curriculum_id = $19)
    AND m.status = $20
    AND m.tags @> ARRAY[$21]
    AND (lower(m.title) LIKE $22
      OR m.mentor_id IN (SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $23
        AND lower(u.name) LIKE $24)
      OR m.mentee_id IN (SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $25
        AND lower(u.name) LIKE $26))
    ORDER BY m.created_at DESC, m.id
    LIMIT $27 OFFSET $28 ) row) AS results

-- findForUpdate
SELECT "id","company_id","mentor_id","mentee_id","title","total_weeks","status","reason","start_on","end_on","tags","goal","author_id","expires_at","mentor_accepted_at","mentee_accepted_at","activated_at","paused_on","end_passed_at","ended_at","created_at","updated_at","version"
FROM mentorships
WHERE id = $1
FOR
UPDATE

-- findForUpdate
SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids
FROM mentorships m
WHERE m.id = $1

-- add
-- add: written from the entity's metadata

-- add
DELETE
FROM mentorship_curricula
WHERE mentorship_id = $1

-- add
INSERT INTO mentorship_curricula (company_id, mentorship_id, curriculum_id, place, pinned_version)
SELECT $1, $2, f.curriculum_id, f.place, f.version
FROM unnest($3::int[], $4::int[])
WITH ORDINALITY f (curriculum_id, version, place)

-- save
-- save: written from the entity's metadata

-- follow
DELETE
FROM mentorship_curricula
WHERE mentorship_id = $1

-- follow
INSERT INTO mentorship_curricula (company_id, mentorship_id, curriculum_id, place, pinned_version)
SELECT $1, $2, f.curriculum_id, f.place, f.version
FROM unnest($3::int[], $4::int[])
WITH ORDINALITY f (curriculum_id, version, place)

-- curriculaOf
SELECT f.curriculum_id, f.pinned_version AS version
FROM mentorship_curricula f
WHERE f.mentorship_id = $1
ORDER BY f.place

-- remove
DELETE
FROM mentorships
WHERE id = $1

-- changeMentor
UPDATE mentor_periods
SET ended_at = $1, updated_at = now(), version = version + 1
WHERE mentorship_id = $2
AND ended_at IS NULL

-- changeMentor
INSERT INTO mentor_periods (company_id, mentorship_id, mentor_id, started_at)
VALUES ($1, $2, $3, $4)
