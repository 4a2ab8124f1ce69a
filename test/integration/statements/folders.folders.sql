-- find
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
SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
    CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
    FROM departments d
    WHERE d.id = f.department_id), 'is_private', f.is_private, 'creator', (SELECT json_build_object('id', p.id, 'name',
        p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = f.created_by), 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at',
        f.trashed_at)::text AS json, f.company_id, CASE WHEN f.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status,
        (SELECT bool_or(p.is_private)
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)) AS is_closed, (SELECT coalesce(json_agg(ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT p.department_id
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id
          WHERE d.company_id = f.company_id)
        SELECT beneath.id
        FROM beneath)), '[]')
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)
  AND p.department_id IS NOT NULL) AS departments, (SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind,
      'principal', a.principal_id, 'members', CASE a.principal_kind WHEN 'department' THEN ARRAY(
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
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END, 'level', a.level, 'manages', a.manages)), '[]')
  FROM document_access a
  WHERE a.company_id = f.company_id
  AND (a.folder_id = ANY (f.path)
    OR a.document_id = NULL::int)) AS grants
FROM folders f
WHERE f.id = $11
AND f.company_id = $12
AND f.id = ANY ((SELECT folders_readable.value
    FROM folders_readable)::int[])

-- find
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
SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
    CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
    FROM departments d
    WHERE d.id = f.department_id), 'is_private', f.is_private, 'creator', (SELECT json_build_object('id', p.id, 'name',
        p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = f.created_by), 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at',
        f.trashed_at)::text AS json, f.company_id, CASE WHEN f.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status,
        (SELECT bool_or(p.is_private)
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)) AS is_closed, (SELECT coalesce(json_agg(ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT p.department_id
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id
          WHERE d.company_id = f.company_id)
        SELECT beneath.id
        FROM beneath)), '[]')
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)
  AND p.department_id IS NOT NULL) AS departments, (SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind,
      'principal', a.principal_id, 'members', CASE a.principal_kind WHEN 'department' THEN ARRAY(
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
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END, 'level', a.level, 'manages', a.manages)), '[]')
  FROM document_access a
  WHERE a.company_id = f.company_id
  AND (a.folder_id = ANY (f.path)
    OR a.document_id = NULL::int)) AS grants
FROM folders f
WHERE f.id = $11
AND f.company_id = $12
AND f.id = ANY ((SELECT folders_readable.value
    FROM folders_readable)::int[])

-- subject
SELECT f.company_id, CASE WHEN f.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status,
    (SELECT bool_or(p.is_private)
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)) AS is_closed, (SELECT coalesce(json_agg(ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT p.department_id
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id
          WHERE d.company_id = f.company_id)
        SELECT beneath.id
        FROM beneath)), '[]')
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)
  AND p.department_id IS NOT NULL) AS departments, (SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind,
      'principal', a.principal_id, 'members', CASE a.principal_kind WHEN 'department' THEN ARRAY(
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
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END, 'level', a.level, 'manages', a.manages)), '[]')
  FROM document_access a
  WHERE a.company_id = f.company_id
  AND (a.folder_id = ANY (f.path)
    OR a.document_id = NULL::int)) AS grants
FROM folders f
WHERE f.id = $1

-- findForUpdate
SELECT "id","company_id","parent_id","path","name","department_id","is_private","created_by","created_at","updated_at","trashed_at","version"
FROM folders
WHERE id = $1
FOR
UPDATE

-- lockKept
SELECT "id","company_id","parent_id","path","name","department_id","is_private","created_by","created_at","updated_at","trashed_at","version"
FROM folders
WHERE id = $1
FOR SHARE

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $5
      AND d.company_id = $6
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $7)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $8
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $9
      OR m.mentee_id = $10)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $2
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $11
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value)
SELECT (SELECT count(*)::int
  FROM folders f
  WHERE f.company_id = $1
  AND f.id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[])
  AND f.trashed_at IS NOT NULL
  AND f.id = $12
  AND CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN f.parent_id END = $13
  AND f.department_id = $14
  AND f.is_private = $15
  AND f.name ILIKE $16) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
        CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[]) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
        FROM departments d
        WHERE d.id = f.department_id), 'is_private', f.is_private, 'creator', (SELECT json_build_object('id', p.id, 'name',
            p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = f.created_by), 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at', f.trashed_at) AS json
    FROM folders f
    WHERE f.company_id = $17
    AND f.id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    AND f.trashed_at IS NOT NULL
    AND f.id = $18
    AND CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[]) THEN f.parent_id END = $19
    AND f.department_id = $20
    AND f.is_private = $21
    AND f.name ILIKE $22
    ORDER BY f.created_at DESC, lower(f.name), f.id
    LIMIT $23 OFFSET $24 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $5
      AND d.company_id = $6
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $7)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $8
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $9
      OR m.mentee_id = $10)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $2
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $11
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value)
SELECT (SELECT count(*)::int
  FROM folders f
  WHERE f.company_id = $1
  AND f.id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[])
  AND f.trashed_at IS NOT NULL
  AND f.id = $12
  AND CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN f.parent_id END = $13
  AND f.department_id = $14
  AND f.is_private = $15
  AND f.name ILIKE $16) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
        CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[]) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
        FROM departments d
        WHERE d.id = f.department_id), 'is_private', f.is_private, 'creator', (SELECT json_build_object('id', p.id, 'name',
            p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = f.created_by), 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at', f.trashed_at) AS json
    FROM folders f
    WHERE f.company_id = $17
    AND f.id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    AND f.trashed_at IS NOT NULL
    AND f.id = $18
    AND CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[]) THEN f.parent_id END = $19
    AND f.department_id = $20
    AND f.is_private = $21
    AND f.name ILIKE $22
    ORDER BY f.created_at DESC, lower(f.name), f.id
    LIMIT $23 OFFSET $24 ) row) AS results

-- listAll
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
SELECT f.id, f.version, f.name, CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
    FROM folders_readable)::int[]) THEN f.parent_id END AS parent_id, (SELECT json_build_object('id', d.id, 'name', d.name)
  FROM departments d
  WHERE d.id = f.department_id) AS department, f.is_private
FROM folders f
WHERE f.company_id = $11
AND f.id = ANY ((SELECT folders_readable.value
    FROM folders_readable)::int[])
AND f.trashed_at IS NULL
ORDER BY lower(f.name), f.id

-- listAll
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
SELECT f.id, f.version, f.name, CASE WHEN f.parent_id = ANY ((SELECT folders_readable.value
    FROM folders_readable)::int[]) THEN f.parent_id END AS parent_id, (SELECT json_build_object('id', d.id, 'name', d.name)
  FROM departments d
  WHERE d.id = f.department_id) AS department, f.is_private
FROM folders f
WHERE f.company_id = $11
AND f.id = ANY ((SELECT folders_readable.value
    FROM folders_readable)::int[])
AND f.trashed_at IS NULL
ORDER BY lower(f.name), f.id

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- touch
UPDATE folders
SET updated_at = now(), version = version + 1
WHERE id = $1

-- rebase
UPDATE folders
SET path = $1::int[] || path[$2:]
WHERE company_id = $3
AND path @> ARRAY[$4]::int[]
RETURNING cardinality(path) AS depth

-- lockTree
SELECT pg_advisory_xact_lock(hashtextextended('folders of ' || $1::text, 0))

-- count
SELECT count(*)::int AS count
FROM folders f
WHERE f.company_id = $1
AND f.trashed_at IS NULL

-- findEmptyTrashedBefore
SELECT "id","company_id","parent_id","path","name","department_id","is_private","created_by","created_at","updated_at","trashed_at","version"
FROM folders
WHERE trashed_at < $1
AND NOT EXISTS (SELECT
  FROM folders f
  WHERE f.parent_id = folders.id)
AND NOT EXISTS (SELECT
  FROM documents d
  WHERE d.folder_id = folders.id)
ORDER BY id
LIMIT 500
FOR
UPDATE

-- remove
DELETE
FROM folders
WHERE id = ANY ($1::int[])

-- isFilled
SELECT EXISTS (SELECT
  FROM folders f
  WHERE f.parent_id = $1
  AND f.trashed_at IS NULL)
OR EXISTS (SELECT
  FROM documents d
  WHERE d.folder_id = $2
  AND d.trashed_at IS NULL) AS is_filled
