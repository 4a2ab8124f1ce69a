-- subject
SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
      coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days', false) AS is_final
FROM mentorships m
WHERE m.id = $1

-- view
SELECT m.id, m.version, (SELECT row_to_json(view)
  FROM (SELECT m.id, m.version, m.status, m.reason, m.mentor_id, mr.name AS mentor_name, json_build_object('id', mr.id,
      'name', mr.name, 'profile_image', mr.profile_image) AS mentor, m.mentee_id, me.name AS mentee_name,
      json_build_object('id', me.id, 'name', me.name, 'profile_image', me.profile_image) AS mentee,
      m.title AS curriculum_title, (
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
      AND t.status = 'done') AS completed_tasks, m.tags, m.goal, m.start_on, m.end_on, m.author_id,
          (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
      FROM users p
      WHERE p.id = m.author_id) AS author, m.expires_at, m.mentor_accepted_at, m.mentee_accepted_at, m.activated_at,
          m.paused_on, m.end_passed_at, m.ended_at, (
      SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
              FROM users u
              WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
          ORDER BY p.id), '[]')
      FROM mentor_periods p
      WHERE p.mentorship_id = m.id) AS mentors, m.created_at, m.updated_at
    FROM users mr
    JOIN users me ON me.id = m.mentee_id
    WHERE mr.id = m.mentor_id) view)::text AS json, m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
      coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days', false) AS is_final
FROM mentorships m
WHERE m.id = $1
AND m.company_id = $2

-- view
SELECT m.id, m.version, (SELECT row_to_json(view)
  FROM (SELECT m.id, m.version, m.status, m.reason, m.mentor_id, mr.name AS mentor_name, json_build_object('id', mr.id,
      'name', mr.name, 'profile_image', mr.profile_image) AS mentor, m.mentee_id, me.name AS mentee_name,
      json_build_object('id', me.id, 'name', me.name, 'profile_image', me.profile_image) AS mentee,
      m.title AS curriculum_title, (
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
      AND t.status = 'done') AS completed_tasks, m.tags, m.goal, m.start_on, m.end_on, m.author_id,
          (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
      FROM users p
      WHERE p.id = m.author_id) AS author, m.expires_at, m.mentor_accepted_at, m.mentee_accepted_at, m.activated_at,
          m.paused_on, m.end_passed_at, m.ended_at, (
      SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
              FROM users u
              WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
          ORDER BY p.id), '[]')
      FROM mentor_periods p
      WHERE p.mentorship_id = m.id) AS mentors, m.created_at, m.updated_at
    FROM users mr
    JOIN users me ON me.id = m.mentee_id
    WHERE mr.id = m.mentor_id) view)::text AS json, m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
      coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days', false) AS is_final
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
      AND lower(u.name) LIKE $18))) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(view)
        FROM (SELECT row.id, row.version, row.status, row.reason, row.mentor_id, mr.name AS mentor_name, json_build_object('id',
            mr.id, 'name', mr.name, 'profile_image', mr.profile_image) AS mentor, row.mentee_id, me.name AS mentee_name,
            json_build_object('id', me.id, 'name', me.name, 'profile_image', me.profile_image) AS mentee,
            row.title AS curriculum_title, (
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
            AND t.status = 'done') AS completed_tasks, row.tags, row.goal, row.start_on, row.end_on, row.author_id,
                (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
            FROM users p
            WHERE p.id = row.author_id) AS author, row.expires_at, row.mentor_accepted_at, row.mentee_accepted_at, row.activated_at,
                row.paused_on, row.end_passed_at, row.ended_at, (
            SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
                    FROM users u
                    WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
                ORDER BY p.id), '[]')
            FROM mentor_periods p
            WHERE p.mentorship_id = row.id) AS mentors, row.created_at, row.updated_at
          FROM users mr
          JOIN users me ON me.id = row.mentee_id
          WHERE mr.id = row.mentor_id) view)), '[]')::text
  FROM (
    SELECT m.*
    FROM mentorships m
    WHERE m.company_id = $19
    AND m.id = $20
    AND m.mentor_id = $21
    AND m.mentee_id = $22
    AND m.mentee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($23::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND EXISTS (SELECT
      FROM mentorship_curricula f
      WHERE f.mentorship_id = m.id
      AND f.curriculum_id = $24)
    AND m.status = $25
    AND m.tags @> $26::text[]
    AND m.start_on >= $27
    AND m.start_on <= $28
    AND m.end_on >= $29
    AND m.end_on <= $30
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused')) = $31
    AND (lower(m.title) LIKE $32
      OR m.mentor_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $33
        AND lower(u.name) LIKE $34)
      OR m.mentee_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $35
        AND lower(u.name) LIKE $36))
    ORDER BY m.created_at DESC, m.id
    LIMIT $37 OFFSET $38 ) row) AS results

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
      AND lower(u.name) LIKE $20))) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(view)
        FROM (SELECT row.id, row.version, row.status, row.reason, row.mentor_id, mr.name AS mentor_name, json_build_object('id',
            mr.id, 'name', mr.name, 'profile_image', mr.profile_image) AS mentor, row.mentee_id, me.name AS mentee_name,
            json_build_object('id', me.id, 'name', me.name, 'profile_image', me.profile_image) AS mentee,
            row.title AS curriculum_title, (
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
            AND t.status = 'done') AS completed_tasks, row.tags, row.goal, row.start_on, row.end_on, row.author_id,
                (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
            FROM users p
            WHERE p.id = row.author_id) AS author, row.expires_at, row.mentor_accepted_at, row.mentee_accepted_at, row.activated_at,
                row.paused_on, row.end_passed_at, row.ended_at, (
            SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', (SELECT u.name
                    FROM users u
                    WHERE u.id = p.mentor_id), 'started_at', p.started_at, 'ended_at', p.ended_at)
                ORDER BY p.id), '[]')
            FROM mentor_periods p
            WHERE p.mentorship_id = row.id) AS mentors, row.created_at, row.updated_at
          FROM users mr
          JOIN users me ON me.id = row.mentee_id
          WHERE mr.id = row.mentor_id) view)), '[]')::text
  FROM (
    SELECT m.*
    FROM mentorships m
    WHERE (((m.mentor_id = $21
          OR m.mentee_id = $22)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $23
        AND p.ended_at > now() - interval '90 days'))
    AND m.id = $24
    AND m.mentor_id = $25
    AND m.mentee_id = $26
    AND m.mentee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($27::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND EXISTS (SELECT
      FROM mentorship_curricula f
      WHERE f.mentorship_id = m.id
      AND f.curriculum_id = $28)
    AND m.status = $29
    AND m.tags @> $30::text[]
    AND m.start_on >= $31
    AND m.start_on <= $32
    AND m.end_on >= $33
    AND m.end_on <= $34
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused')) = $35
    AND (lower(m.title) LIKE $36
      OR m.mentor_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $37
        AND lower(u.name) LIKE $38)
      OR m.mentee_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $39
        AND lower(u.name) LIKE $40))
    ORDER BY m.created_at DESC, m.id
    LIMIT $41 OFFSET $42 ) row) AS results

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT m.status AS key, count(*)::int AS count
    FROM mentorships m
    WHERE m.company_id = $3
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
    GROUP BY 1) g
  ORDER BY place
  LIMIT $21) k

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT m.status AS key, count(*)::int AS count
    FROM mentorships m
    WHERE (((m.mentor_id = $3
          OR m.mentee_id = $4)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $5
        AND p.ended_at > now() - interval '90 days'))
    AND m.id = $6
    AND m.mentor_id = $7
    AND m.mentee_id = $8
    AND m.mentee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($9::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND EXISTS (SELECT
      FROM mentorship_curricula f
      WHERE f.mentorship_id = m.id
      AND f.curriculum_id = $10)
    AND m.status = $11
    AND m.tags @> $12::text[]
    AND m.start_on >= $13
    AND m.start_on <= $14
    AND m.end_on >= $15
    AND m.end_on <= $16
    AND (m.end_passed_at IS NOT NULL
      AND m.status IN ('active', 'paused')) = $17
    AND (lower(m.title) LIKE $18
      OR m.mentor_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $19
        AND lower(u.name) LIKE $20)
      OR m.mentee_id IN (
        SELECT u.id
        FROM users u
        WHERE words_of(u.name, u.tags) LIKE $21
        AND lower(u.name) LIKE $22))
    GROUP BY 1) g
  ORDER BY place
  LIMIT $23) k

-- load
SELECT "id","company_id","mentor_id","mentee_id","title","total_weeks","status","reason","start_on","end_on","tags","goal","author_id","expires_at","mentor_accepted_at","mentee_accepted_at","activated_at","paused_on","end_passed_at","ended_at","created_at","updated_at","version"
FROM mentorships
WHERE id = $1

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
  AND p.ended_at > now() - interval '90 days') AS past_ids, m.mentor_accepted_at, m.mentee_accepted_at,
      coalesce(m.expires_at <= now(), false) AS is_lapsed, coalesce(m.ended_at < now() - interval '30 days', false) AS is_final
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
