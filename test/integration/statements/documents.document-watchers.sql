-- list
SELECT (SELECT count(*)::int
  FROM document_watchers w
  JOIN documents d ON d.id = w.document_id
  AND d.company_id = w.company_id
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  JOIN users u ON u.id = w.user_id
  AND u.company_id = d.company_id
  WHERE w.document_id = $1
  AND w.company_id = $2
  AND (u.status IN ('active', 'leaving')
    AND (EXISTS (SELECT
        FROM document_access a
        WHERE a.company_id = f.company_id
        AND (a.folder_id = ANY (f.path)
          OR a.document_id = d.id)
        AND (a.level = 'edit'
          OR a.manages)
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
            AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END)
      OR ((d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (EXISTS (SELECT
            FROM document_access a
            WHERE a.company_id = f.company_id
            AND (a.folder_id = ANY (f.path)
              OR a.document_id = d.id)
            AND true
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
                AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END)
          OR NOT EXISTS (SELECT
            FROM folders p
            WHERE p.company_id = f.company_id
            AND p.id = ANY (f.path)
            AND (p.is_private
              OR (p.department_id IS NOT NULL
                AND NOT coalesce(u.department_id = ANY (ARRAY(
                      WITH RECURSIVE beneath (id) AS (
                        SELECT p.department_id
                        UNION
                        SELECT d.id
                        FROM departments d
                        JOIN beneath b ON d.parent_id = b.id
                        WHERE d.company_id = f.company_id)
                      SELECT beneath.id
                      FROM beneath)), false))))))
      OR (u.role = 'admin'
        AND d.status <> 'draft'
        AND NOT EXISTS (SELECT
          FROM folders p
          WHERE p.company_id = f.company_id
          AND p.id = ANY (f.path)
          AND p.is_private))))
  AND u.id = $3) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT u.id, 1 AS version, json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) AS person,
        w.created_at
    FROM document_watchers w
    JOIN documents d ON d.id = w.document_id
    AND d.company_id = w.company_id
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    JOIN users u ON u.id = w.user_id
    AND u.company_id = d.company_id
    WHERE w.document_id = $4
    AND w.company_id = $5
    AND (u.status IN ('active', 'leaving')
      AND (EXISTS (SELECT
          FROM document_access a
          WHERE a.company_id = f.company_id
          AND (a.folder_id = ANY (f.path)
            OR a.document_id = d.id)
          AND (a.level = 'edit'
            OR a.manages)
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
              AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END)
        OR ((d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (EXISTS (SELECT
              FROM document_access a
              WHERE a.company_id = f.company_id
              AND (a.folder_id = ANY (f.path)
                OR a.document_id = d.id)
              AND true
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
                  AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END)
            OR NOT EXISTS (SELECT
              FROM folders p
              WHERE p.company_id = f.company_id
              AND p.id = ANY (f.path)
              AND (p.is_private
                OR (p.department_id IS NOT NULL
                  AND NOT coalesce(u.department_id = ANY (ARRAY(
                        WITH RECURSIVE beneath (id) AS (
                          SELECT p.department_id
                          UNION
                          SELECT d.id
                          FROM departments d
                          JOIN beneath b ON d.parent_id = b.id
                          WHERE d.company_id = f.company_id)
                        SELECT beneath.id
                        FROM beneath)), false))))))
        OR (u.role = 'admin'
          AND d.status <> 'draft'
          AND NOT EXISTS (SELECT
            FROM folders p
            WHERE p.company_id = f.company_id
            AND p.id = ANY (f.path)
            AND p.is_private))))
    AND u.id = $6
    ORDER BY w.created_at DESC, u.name, u.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- idsOf
SELECT u.id
FROM document_watchers w
JOIN documents d ON d.id = w.document_id
AND d.company_id = w.company_id
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
JOIN users u ON u.id = w.user_id
AND u.company_id = d.company_id
WHERE w.document_id = $1
AND w.company_id = $2
AND (u.status IN ('active', 'leaving')
  AND (EXISTS (SELECT
      FROM document_access a
      WHERE a.company_id = f.company_id
      AND (a.folder_id = ANY (f.path)
        OR a.document_id = d.id)
      AND (a.level = 'edit'
        OR a.manages)
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
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END)
    OR ((d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (EXISTS (SELECT
          FROM document_access a
          WHERE a.company_id = f.company_id
          AND (a.folder_id = ANY (f.path)
            OR a.document_id = d.id)
          AND true
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
              AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END)
        OR NOT EXISTS (SELECT
          FROM folders p
          WHERE p.company_id = f.company_id
          AND p.id = ANY (f.path)
          AND (p.is_private
            OR (p.department_id IS NOT NULL
              AND NOT coalesce(u.department_id = ANY (ARRAY(
                    WITH RECURSIVE beneath (id) AS (
                      SELECT p.department_id
                      UNION
                      SELECT d.id
                      FROM departments d
                      JOIN beneath b ON d.parent_id = b.id
                      WHERE d.company_id = f.company_id)
                    SELECT beneath.id
                    FROM beneath)), false))))))
    OR (u.role = 'admin'
      AND d.status <> 'draft'
      AND NOT EXISTS (SELECT
        FROM folders p
        WHERE p.company_id = f.company_id
        AND p.id = ANY (f.path)
        AND p.is_private))))
ORDER BY u.id

-- lockCount
SELECT pg_advisory_xact_lock(hashtextextended('watchers of ' || $1::text, 0))

-- lockCount
SELECT count(*)::int AS count
FROM document_watchers w
WHERE w.document_id = $1

-- isWatched
SELECT EXISTS (SELECT
  FROM document_watchers w
  WHERE w.document_id = $1
  AND w.user_id = $2) AS is_watched

-- add
-- addIfFree: written from the entity's metadata

-- remove
DELETE
FROM document_watchers
WHERE document_id = $1
AND user_id = $2

-- removeOf
DELETE
FROM document_watchers
WHERE user_id = $1
