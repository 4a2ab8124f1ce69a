-- find
WITH found AS MATERIALIZED (
  SELECT u.id AS id, (CASE WHEN initials_of(folded(u.name)) LIKE $1 THEN 0 ELSE 1 END) AS rank, u.created_at AS changed_at
  FROM users u
  WHERE u.company_id = $2
  AND u.status NOT IN ('deactivated', 'anonymised')
  AND search_words(u.name, NULL) LIKE $3
  AND folded(u.name) ~ $4
  LIMIT $5 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $6 OFFSET $7)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', u.id, 'title', u.name, 'detail', nullif(concat_ws(' · ', d.name, u.position), ''),
        'status', NULL, 'person', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'link',
        $8 || '/' || u.id) AS json
    FROM users u
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE u.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT m.id AS id, (CASE WHEN initials_of(folded(m.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, m.updated_at AS changed_at
  FROM mentorships m
  WHERE m.company_id = $2
  AND (search_words(m.title, NULL) LIKE $3
    AND folded(m.title) ~ $4
    OR m.mentor_id = ANY (ARRAY(SELECT u.id
        FROM users u
        WHERE u.company_id = $5
        AND search_words(u.name, NULL) LIKE $6
        AND folded(u.name) ~ $7))
    OR m.mentee_id = ANY (ARRAY(SELECT u.id
        FROM users u
        WHERE u.company_id = $8
        AND search_words(u.name, NULL) LIKE $9
        AND folded(u.name) ~ $10)))
  LIMIT $11 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $12 OFFSET $13)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', m.id, 'title', m.title, 'detail', mr.name || ' · ' || me.name, 'status', m.status,
        'person', json_build_object('id', me.id, 'name', me.name, 'profile_image', me.profile_image), 'link',
        $14 || '/' || m.id) AS json
    FROM mentorships m
    JOIN users mr ON mr.id = m.mentor_id
    JOIN users me ON me.id = m.mentee_id
    WHERE m.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT t.id AS id, (CASE WHEN initials_of(folded(t.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, t.updated_at AS changed_at
  FROM tasks t
  WHERE t.company_id = $2
  AND search_words(t.title, NULL) LIKE $3
  AND folded(t.title) ~ $4
  LIMIT $5 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $6 OFFSET $7)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', t.id, 'title', t.title, 'detail', a.name, 'status', t.status, 'person',
        json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image), 'link', $8 || '/' || t.id) AS json
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    WHERE t.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT c.id AS id, (CASE WHEN initials_of(folded(c.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, c.updated_at AS changed_at
  FROM curricula c
  LEFT
  JOIN departments d ON d.id = c.department_id
  LEFT
  JOIN users o ON o.id = c.owner_id
  LEFT
  JOIN curriculum_versions v ON v.curriculum_id = c.id
  AND v.number = c.current_version
  WHERE c.company_id = $2
  AND search_words(c.title, NULL) LIKE $3
  AND folded(c.title) ~ $4
  LIMIT $5 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $6 OFFSET $7)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', c.id, 'title', c.title, 'detail', d.name, 'status', c.status, 'person',
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name, 'profile_image', o.profile_image) END,
        'link', $8 || '/' || c.id) AS json
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT s.id AS id, (CASE WHEN initials_of(folded(s.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, s.updated_at AS changed_at
  FROM scores s
  WHERE s.user_id = $2
  AND s.trashed_at IS NULL
  AND search_words(s.title, s.composer) LIKE $3
  AND folded(s.title) ~ $4
  LIMIT $5 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $6 OFFSET $7)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', s.id, 'title', s.title, 'detail', s.composer, 'status', NULL, 'person', NULL, 'link',
        $8 || '/' || s.id) AS json
    FROM scores s
    WHERE s.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT u.id AS id, (CASE WHEN initials_of(folded(u.name)) LIKE $1 THEN 0 ELSE 1 END) AS rank, u.created_at AS changed_at
  FROM users u
  WHERE (u.id = $2
    OR (u.company_id = $3
      AND u.status IN ('active', 'suspended', 'leaving')))
  AND u.status NOT IN ('deactivated', 'anonymised')
  AND search_words(u.name, NULL) LIKE $4
  AND folded(u.name) ~ $5
  LIMIT $6 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $7 OFFSET $8)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', u.id, 'title', u.name, 'detail', nullif(concat_ws(' · ', d.name, u.position), ''),
        'status', NULL, 'person', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'link',
        $9 || '/' || u.id) AS json
    FROM users u
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE u.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT m.id AS id, (CASE WHEN initials_of(folded(m.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, m.updated_at AS changed_at
  FROM mentorships m
  WHERE (((m.mentor_id = $2
        OR m.mentee_id = $3)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $4
      AND p.ended_at > now() - interval '90 days'))
  AND (search_words(m.title, NULL) LIKE $5
    AND folded(m.title) ~ $6
    OR m.mentor_id = ANY (ARRAY(SELECT u.id
        FROM users u
        WHERE u.company_id = $7
        AND search_words(u.name, NULL) LIKE $8
        AND folded(u.name) ~ $9))
    OR m.mentee_id = ANY (ARRAY(SELECT u.id
        FROM users u
        WHERE u.company_id = $10
        AND search_words(u.name, NULL) LIKE $11
        AND folded(u.name) ~ $12)))
  LIMIT $13 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $14 OFFSET $15)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', m.id, 'title', m.title, 'detail', mr.name || ' · ' || me.name, 'status', m.status,
        'person', json_build_object('id', me.id, 'name', me.name, 'profile_image', me.profile_image), 'link',
        $16 || '/' || m.id) AS json
    FROM mentorships m
    JOIN users mr ON mr.id = m.mentor_id
    JOIN users me ON me.id = m.mentee_id
    WHERE m.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT t.id AS id, (CASE WHEN initials_of(folded(t.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, t.updated_at AS changed_at
  FROM tasks t
  WHERE (t.reviewer_id = $2
    OR t.assignee_id = $3
    OR t.mentor_id = $4
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
          AND l.substitute_id = $5))
      AND (t.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = t.id
          AND judged.reviewer_id = $6))))
  AND search_words(t.title, NULL) LIKE $7
  AND folded(t.title) ~ $8
  LIMIT $9 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $10 OFFSET $11)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', t.id, 'title', t.title, 'detail', a.name, 'status', t.status, 'person',
        json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image), 'link', $12 || '/' || t.id) AS json
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    WHERE t.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT c.id AS id,
      (CASE WHEN initials_of(folded(CASE WHEN c.owner_id = $1 THEN c.title ELSE v.title END)) LIKE $2 THEN 0 ELSE 1 END) AS rank,
      c.updated_at AS changed_at
  FROM curricula c
  LEFT
  JOIN departments d ON d.id = c.department_id
  LEFT
  JOIN users o ON o.id = c.owner_id
  LEFT
  JOIN curriculum_versions v ON v.curriculum_id = c.id
  AND v.number = c.current_version
  WHERE c.company_id = $3
  AND (c.current_version IS NOT NULL
    OR c.owner_id = $4)
  AND search_words(CASE WHEN c.owner_id = $5 THEN c.title ELSE v.title END, NULL) LIKE $6
  AND folded(CASE WHEN c.owner_id = $7 THEN c.title ELSE v.title END) ~ $8
  LIMIT $9 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $10 OFFSET $11)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', c.id, 'title', CASE WHEN c.owner_id = $12 THEN c.title ELSE v.title END, 'detail', d.name,
        'status', c.status, 'person', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name,
        'profile_image', o.profile_image) END, 'link', $13 || '/' || c.id) AS json
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT u.id AS id, (CASE WHEN initials_of(folded(u.name)) LIKE $1 THEN 0 ELSE 1 END) AS rank, u.created_at AS changed_at
  FROM users u
  WHERE (u.id = $2
    OR (u.company_id = $3
      AND u.status IN ('active', 'suspended', 'leaving')
      AND (u.department_id = $4
        OR ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $5
            AND m.mentee_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $6
            AND m.mentor_id = u.id
            AND m.status IN ('scheduled', 'active', 'paused'))))))
  AND u.status NOT IN ('deactivated', 'anonymised')
  AND search_words(u.name, NULL) LIKE $7
  AND folded(u.name) ~ $8
  LIMIT $9 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $10 OFFSET $11)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', u.id, 'title', u.name, 'detail', nullif(concat_ws(' · ', d.name, u.position), ''),
        'status', NULL, 'person', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'link',
        $12 || '/' || u.id) AS json
    FROM users u
    LEFT
    JOIN departments d ON d.id = u.department_id
    WHERE u.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT t.id AS id, (CASE WHEN initials_of(folded(t.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank, t.updated_at AS changed_at
  FROM tasks t
  WHERE t.assignee_id = $2
  AND search_words(t.title, NULL) LIKE $3
  AND folded(t.title) ~ $4
  LIMIT $5 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $6 OFFSET $7)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', t.id, 'title', t.title, 'detail', a.name, 'status', t.status, 'person',
        json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image), 'link', $8 || '/' || t.id) AS json
    FROM tasks t
    JOIN users a ON a.id = t.assignee_id
    WHERE t.id = part.id) result) AS results

-- find
WITH found AS MATERIALIZED (
  SELECT c.id AS id,
      (CASE WHEN initials_of(folded(CASE WHEN c.owner_id = $1 THEN c.title ELSE v.title END)) LIKE $2 THEN 0 ELSE 1 END) AS rank,
      c.updated_at AS changed_at
  FROM curricula c
  LEFT
  JOIN departments d ON d.id = c.department_id
  LEFT
  JOIN users o ON o.id = c.owner_id
  LEFT
  JOIN curriculum_versions v ON v.curriculum_id = c.id
  AND v.number = c.current_version
  WHERE false
  AND search_words(CASE WHEN c.owner_id = $3 THEN c.title ELSE v.title END, NULL) LIKE $4
  AND folded(CASE WHEN c.owner_id = $5 THEN c.title ELSE v.title END) ~ $6
  LIMIT $7 ), part AS (
  SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place
  FROM found f
  ORDER BY place
  LIMIT $8 OFFSET $9)
SELECT (SELECT count(*)::int
  FROM found) AS count, (
  SELECT coalesce(json_agg(result.json
      ORDER BY part.place), '[]')::text
  FROM part
  CROSS
  JOIN LATERAL (
    SELECT json_build_object('id', c.id, 'title', CASE WHEN c.owner_id = $10 THEN c.title ELSE v.title END, 'detail', d.name,
        'status', c.status, 'person', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name,
        'profile_image', o.profile_image) END, 'link', $11 || '/' || c.id) AS json
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.id = part.id) result) AS results
