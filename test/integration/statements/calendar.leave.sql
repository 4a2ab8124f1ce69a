-- find
SELECT l.id, l.version, l.company_id, l.user_id, ARRAY(
  SELECT m.mentor_id
  FROM mentorships m
  WHERE m.mentee_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')
  UNION
  SELECT m.mentee_id
  FROM mentorships m
  WHERE m.mentor_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids, json_build_object('id', l.id, 'version', l.version,
      'user', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'start_on', l.start_on,
      'end_on', l.end_on, 'kind', l.kind, 'note', l.note, 'substitute', (SELECT json_build_object('id', s.id, 'name', s.name,
      'profile_image', s.profile_image)
    FROM users s
    WHERE s.id = l.substitute_id), 'created_at', l.created_at, 'updated_at', l.updated_at)::text AS json
FROM leaves l
JOIN users u ON u.id = l.user_id
WHERE l.id = $1
AND l.company_id = $2

-- find
SELECT l.id, l.version, l.company_id, l.user_id, ARRAY(
  SELECT m.mentor_id
  FROM mentorships m
  WHERE m.mentee_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')
  UNION
  SELECT m.mentee_id
  FROM mentorships m
  WHERE m.mentor_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids, json_build_object('id', l.id, 'version', l.version,
      'user', json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image), 'start_on', l.start_on,
      'end_on', l.end_on, 'kind', CASE WHEN l.user_id = $1 THEN l.kind END, 'note', CASE WHEN l.user_id = $2 THEN l.note END,
      'substitute', (SELECT json_build_object('id', s.id, 'name', s.name, 'profile_image', s.profile_image)
    FROM users s
    WHERE s.id = l.substitute_id), 'created_at', l.created_at, 'updated_at', l.updated_at)::text AS json
FROM leaves l
JOIN users u ON u.id = l.user_id
WHERE l.id = $3
AND (l.company_id = $4
  AND (l.user_id = $5
    OR ( EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentor_id = $6
        AND m.mentee_id = l.user_id
        AND m.status IN ('scheduled', 'active', 'paused'))
      OR EXISTS (SELECT
        FROM mentorships m
        WHERE m.mentee_id = $7
        AND m.mentor_id = l.user_id
        AND m.status IN ('scheduled', 'active', 'paused')))))

-- subject
SELECT l.company_id, l.user_id, ARRAY(
  SELECT m.mentor_id
  FROM mentorships m
  WHERE m.mentee_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')
  UNION
  SELECT m.mentee_id
  FROM mentorships m
  WHERE m.mentor_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids
FROM leaves l
WHERE l.id = $1

-- findForUpdate
SELECT "id","company_id","user_id","start_on","end_on","kind","note","substitute_id","created_at","updated_at","version"
FROM leaves
WHERE id = $1
FOR
UPDATE

-- findForUpdate
SELECT l.company_id, l.user_id, ARRAY(
  SELECT m.mentor_id
  FROM mentorships m
  WHERE m.mentee_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')
  UNION
  SELECT m.mentee_id
  FROM mentorships m
  WHERE m.mentor_id = l.user_id
  AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids
FROM leaves l
WHERE l.id = $1

-- findOfForUpdate
SELECT "id","company_id","user_id","start_on","end_on","kind","note","substitute_id","created_at","updated_at","version"
FROM leaves
WHERE user_id = $1
ORDER BY id
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM leaves l
  JOIN users u ON u.id = l.user_id
  WHERE l.company_id = $1
  AND l.id = $2
  AND l.user_id = $3
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($4::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND l.end_on >= $5
  AND l.start_on <= $6
  AND l.kind = $7) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', l.id, 'version', l.version, 'user', json_build_object('id', u.id, 'name', u.name,
        'profile_image', u.profile_image), 'start_on', l.start_on, 'end_on', l.end_on, 'kind', l.kind, 'note', l.note,
        'substitute', (SELECT json_build_object('id', s.id, 'name', s.name, 'profile_image', s.profile_image)
        FROM users s
        WHERE s.id = l.substitute_id), 'created_at', l.created_at, 'updated_at', l.updated_at) AS json
    FROM leaves l
    JOIN users u ON u.id = l.user_id
    WHERE l.company_id = $8
    AND l.id = $9
    AND l.user_id = $10
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($11::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND l.end_on >= $12
    AND l.start_on <= $13
    AND l.kind = $14
    ORDER BY l.created_at DESC, l.id
    LIMIT $15 OFFSET $16 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM leaves l
  JOIN users u ON u.id = l.user_id
  WHERE (l.company_id = $1
    AND (l.user_id = $2
      OR ( EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentor_id = $3
          AND m.mentee_id = l.user_id
          AND m.status IN ('scheduled', 'active', 'paused'))
        OR EXISTS (SELECT
          FROM mentorships m
          WHERE m.mentee_id = $4
          AND m.mentor_id = l.user_id
          AND m.status IN ('scheduled', 'active', 'paused')))))
  AND l.id = $5
  AND l.user_id = $6
  AND u.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($7::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND l.end_on >= $8
  AND l.start_on <= $9
  AND CASE WHEN l.user_id = $10 THEN l.kind END = $11) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', l.id, 'version', l.version, 'user', json_build_object('id', u.id, 'name', u.name,
        'profile_image', u.profile_image), 'start_on', l.start_on, 'end_on', l.end_on, 'kind',
        CASE WHEN l.user_id = $12 THEN l.kind END, 'note', CASE WHEN l.user_id = $13 THEN l.note END, 'substitute',
        (SELECT json_build_object('id', s.id, 'name', s.name, 'profile_image', s.profile_image)
        FROM users s
        WHERE s.id = l.substitute_id), 'created_at', l.created_at, 'updated_at', l.updated_at) AS json
    FROM leaves l
    JOIN users u ON u.id = l.user_id
    WHERE (l.company_id = $14
      AND (l.user_id = $15
        OR ( EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentor_id = $16
            AND m.mentee_id = l.user_id
            AND m.status IN ('scheduled', 'active', 'paused'))
          OR EXISTS (SELECT
            FROM mentorships m
            WHERE m.mentee_id = $17
            AND m.mentor_id = l.user_id
            AND m.status IN ('scheduled', 'active', 'paused')))))
    AND l.id = $18
    AND l.user_id = $19
    AND u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($20::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND l.end_on >= $21
    AND l.start_on <= $22
    AND CASE WHEN l.user_id = $23 THEN l.kind END = $24
    ORDER BY l.created_at DESC, l.id
    LIMIT $25 OFFSET $26 ) row) AS results

-- mayTake
SELECT 1
WHERE EXISTS (SELECT
  FROM users other
  WHERE other.id = $1
  AND (other.id = $2
    OR (other.company_id = $3
      AND other.status NOT IN ('deactivated', 'anonymised'))))

-- maySubstitute
SELECT 1
FROM users s
JOIN users away ON away.id = $1
AND away.id <> s.id
AND away.role <> 'mentee'
WHERE s.id = $2
AND s.company_id = $3
AND s.role <> 'mentee'
AND s.status IN ('active', 'leaving')
FOR SHARE OF s

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM leaves
WHERE id = $1
