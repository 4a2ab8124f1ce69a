-- listOfFolder
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $4
      AND d.company_id = $5
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $6)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $7
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $8
      OR m.mentee_id = $9)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $1
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $2)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value)
SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version, 'entries', (
    SELECT coalesce(json_agg(json_build_object('principal_kind', a.principal_kind, 'principal_id', a.principal_id, 'level',
        a.level, 'manages', a.manages, 'principal_name', CASE a.principal_kind WHEN 'user' THEN (SELECT u.name
            FROM users u
            WHERE u.id = a.principal_id::int
            AND u.company_id = a.company_id) WHEN 'department' THEN (SELECT d.name
            FROM departments d
            WHERE d.id = a.principal_id::int
            AND d.company_id = a.company_id) WHEN 'mentorship' THEN (SELECT m.title
            FROM mentorships m
            WHERE m.id = a.principal_id::int
            AND m.company_id = a.company_id) END, 'is_inherited', NOT coalesce(a.folder_id = f.id, false), 'inherited_from',
                CASE WHEN NOT coalesce(a.folder_id = f.id, false)
          AND p.id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[]) THEN json_build_object('id', p.id, 'name', p.name) END)
        ORDER BY coalesce(a.folder_id = f.id, false) DESC, cardinality(p.path) DESC, a.id), '[]'::json)
    FROM document_access a
    LEFT
    JOIN folders p ON p.id = a.folder_id
    AND p.company_id = a.company_id
    WHERE a.company_id = f.company_id
    AND (a.folder_id = ANY (f.path)
      OR a.folder_id = f.id)))::text AS json
FROM folders f
WHERE f.id = $11
AND f.company_id = $12

-- listOfFolder
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $4
      AND d.company_id = $5
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $6)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $7
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $8
      OR m.mentee_id = $9)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $1
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $2)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value)
SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version, 'entries', (
    SELECT coalesce(json_agg(json_build_object('principal_kind', a.principal_kind, 'principal_id', a.principal_id, 'level',
        a.level, 'manages', a.manages, 'principal_name', CASE a.principal_kind WHEN 'user' THEN (SELECT u.name
            FROM users u
            WHERE u.id = a.principal_id::int
            AND u.company_id = a.company_id) WHEN 'department' THEN (SELECT d.name
            FROM departments d
            WHERE d.id = a.principal_id::int
            AND d.company_id = a.company_id) WHEN 'mentorship' THEN (SELECT m.title
            FROM mentorships m
            WHERE m.id = a.principal_id::int
            AND m.company_id = a.company_id) END, 'is_inherited', NOT coalesce(a.folder_id = f.id, false), 'inherited_from',
                CASE WHEN NOT coalesce(a.folder_id = f.id, false)
          AND p.id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[]) THEN json_build_object('id', p.id, 'name', p.name) END)
        ORDER BY coalesce(a.folder_id = f.id, false) DESC, cardinality(p.path) DESC, a.id), '[]'::json)
    FROM document_access a
    LEFT
    JOIN folders p ON p.id = a.folder_id
    AND p.company_id = a.company_id
    WHERE a.company_id = f.company_id
    AND (a.folder_id = ANY (f.path)
      OR a.folder_id = f.id)))::text AS json
FROM folders f
WHERE f.id = $11
AND f.company_id = $12

-- listOfDocument
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $4
      AND d.company_id = $5
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $6)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $7
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $8
      OR m.mentee_id = $9)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $1
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $2)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value)
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'entries', (
    SELECT coalesce(json_agg(json_build_object('principal_kind', a.principal_kind, 'principal_id', a.principal_id, 'level',
        a.level, 'manages', a.manages, 'principal_name', CASE a.principal_kind WHEN 'user' THEN (SELECT u.name
            FROM users u
            WHERE u.id = a.principal_id::int
            AND u.company_id = a.company_id) WHEN 'department' THEN (SELECT d.name
            FROM departments d
            WHERE d.id = a.principal_id::int
            AND d.company_id = a.company_id) WHEN 'mentorship' THEN (SELECT m.title
            FROM mentorships m
            WHERE m.id = a.principal_id::int
            AND m.company_id = a.company_id) END, 'is_inherited', NOT coalesce(a.document_id = d.id, false), 'inherited_from',
                CASE WHEN NOT coalesce(a.document_id = d.id, false)
          AND p.id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[]) THEN json_build_object('id', p.id, 'name', p.name) END)
        ORDER BY coalesce(a.document_id = d.id, false) DESC, cardinality(p.path) DESC, a.id), '[]'::json)
    FROM document_access a
    LEFT
    JOIN folders p ON p.id = a.folder_id
    AND p.company_id = a.company_id
    WHERE a.company_id = f.company_id
    AND (a.folder_id = ANY (f.path)
      OR a.document_id = d.id)))::text AS json
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
WHERE d.id = $11
AND f.company_id = $12

-- listOfDocument
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $4
      AND d.company_id = $5
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $6)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $7
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $8
      OR m.mentee_id = $9)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $1
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $2)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value)
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'entries', (
    SELECT coalesce(json_agg(json_build_object('principal_kind', a.principal_kind, 'principal_id', a.principal_id, 'level',
        a.level, 'manages', a.manages, 'principal_name', CASE a.principal_kind WHEN 'user' THEN (SELECT u.name
            FROM users u
            WHERE u.id = a.principal_id::int
            AND u.company_id = a.company_id) WHEN 'department' THEN (SELECT d.name
            FROM departments d
            WHERE d.id = a.principal_id::int
            AND d.company_id = a.company_id) WHEN 'mentorship' THEN (SELECT m.title
            FROM mentorships m
            WHERE m.id = a.principal_id::int
            AND m.company_id = a.company_id) END, 'is_inherited', NOT coalesce(a.document_id = d.id, false), 'inherited_from',
                CASE WHEN NOT coalesce(a.document_id = d.id, false)
          AND p.id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[]) THEN json_build_object('id', p.id, 'name', p.name) END)
        ORDER BY coalesce(a.document_id = d.id, false) DESC, cardinality(p.path) DESC, a.id), '[]'::json)
    FROM document_access a
    LEFT
    JOIN folders p ON p.id = a.folder_id
    AND p.company_id = a.company_id
    WHERE a.company_id = f.company_id
    AND (a.folder_id = ANY (f.path)
      OR a.document_id = d.id)))::text AS json
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
WHERE d.id = $11
AND f.company_id = $12

-- managersOf
SELECT DISTINCT u.id
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
JOIN document_access a ON a.company_id = d.company_id
AND a.manages
AND (a.document_id = d.id
  OR a.folder_id = ANY (f.path))
JOIN users u ON u.company_id = d.company_id
AND u.status IN ('active', 'leaving')
AND CASE a.principal_kind WHEN 'company' THEN true WHEN 'role' THEN u.role::text = a.principal_id WHEN 'user' THEN u.id = a.principal_id::int WHEN 'department' THEN u.department_id = ANY (CASE a.principal_kind WHEN 'department' THEN ARRAY(
    WITH RECURSIVE beneath (id) AS (
      SELECT a.principal_id::int
      UNION
      SELECT d.id
      FROM departments d
      JOIN beneath b ON d.parent_id = b.id
      WHERE d.company_id = f.company_id)
    SELECT beneath.id
    FROM beneath) WHEN 'mentorship' THEN ARRAY(SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
    FROM mentorships m
    WHERE m.company_id = f.company_id
    AND m.id = a.principal_id::int
    AND m.status IN ('scheduled', 'active',
        'paused')) ELSE '{}'::int[] END) ELSE u.id = ANY (CASE a.principal_kind WHEN 'department' THEN ARRAY(
    WITH RECURSIVE beneath (id) AS (
      SELECT a.principal_id::int
      UNION
      SELECT d.id
      FROM departments d
      JOIN beneath b ON d.parent_id = b.id
      WHERE d.company_id = f.company_id)
    SELECT beneath.id
    FROM beneath) WHEN 'mentorship' THEN ARRAY(SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
    FROM mentorships m
    WHERE m.company_id = f.company_id
    AND m.id = a.principal_id::int
    AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END
WHERE d.id = $1
AND d.company_id = $2

-- findOf
SELECT "id","company_id","folder_id","document_id","principal_kind","principal_id","level","manages","created_at"
FROM document_access
WHERE folder_id = $1
ORDER BY id
FOR
UPDATE

-- add
INSERT INTO document_access ("id","company_id","folder_id","document_id","principal_kind","principal_id","level","manages","created_at")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- remove
DELETE
FROM document_access
WHERE id = ANY ($1::int[])

-- unknownAmong
SELECT e.at
FROM (SELECT g.at, g.kind, g.name, CASE WHEN g.name ~ '^[1-9][0-9]{0,8}$' THEN g.name::int END AS id
  FROM json_to_recordset($1) AS g (at int, kind principal_kind, name text)) e
WHERE NOT CASE e.kind WHEN 'company' THEN e.name IS NULL WHEN 'role' THEN coalesce(e.name IN ('admin', 'mentor',
    'mentee'), false) WHEN 'user' THEN EXISTS (SELECT
  FROM users u
  WHERE u.id = e.id
  AND u.company_id = $2
  AND u.status NOT IN ('deactivated', 'anonymised')) WHEN 'department' THEN EXISTS (SELECT
  FROM departments d
  WHERE d.id = e.id
  AND d.company_id = $3) WHEN 'mentorship' THEN EXISTS (SELECT
  FROM mentorships m
  WHERE m.id = e.id
  AND m.company_id = $4) END
ORDER BY e.at
