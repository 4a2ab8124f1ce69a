-- find
SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
    CASE WHEN f.parent_id = ANY (ARRAY(
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
            AND a.principal_id = ANY (ARRAY(
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
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $7
                  OR m.mentee_id = $8)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $9
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private))) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
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
WHERE f.id = $10
AND f.company_id = $11
AND f.id = ANY (ARRAY(
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
      AND a.company_id = $12
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $13)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $14)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $15
                AND d.company_id = $16
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $17)
              SELECT above.id
              FROM above)::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY (ARRAY(
              SELECT m.id::text
              FROM mentorships m
              WHERE m.status IN ('scheduled', 'active', 'paused')
              AND (m.mentor_id = $18
                OR m.mentee_id = $19)))))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)))

-- find
SELECT f.id, f.version, json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
    CASE WHEN f.parent_id = ANY (ARRAY(
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
            AND a.principal_id = ANY (ARRAY(
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
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $7
                  OR m.mentee_id = $8)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $9
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private
        AND (p.department_id IS NULL
          OR p.department_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $10
                AND d.company_id = $11
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $12)
              SELECT above.id
              FROM above)))))) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
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
WHERE f.id = $13
AND f.company_id = $14
AND f.id = ANY (ARRAY(
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
      AND a.company_id = $15
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $16)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $17)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $18
                AND d.company_id = $19
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $20)
              SELECT above.id
              FROM above)::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY (ARRAY(
              SELECT m.id::text
              FROM mentorships m
              WHERE m.status IN ('scheduled', 'active', 'paused')
              AND (m.mentor_id = $21
                OR m.mentee_id = $22)))))) given ON given.folder_id = p.id
    WHERE f.company_id = $23
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY (ARRAY(
            WITH RECURSIVE above AS (
              SELECT d.id, d.parent_id
              FROM departments d
              WHERE d.id = $24
              AND d.company_id = $25
              UNION
              SELECT d.id, d.parent_id
              FROM departments d
              JOIN above a ON d.id = a.parent_id
              AND d.company_id = $26)
            SELECT above.id
            FROM above))))))

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
SELECT (SELECT count(*)::int
  FROM folders f
  WHERE f.company_id = $1
  AND f.id = ANY (ARRAY(
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
            AND a.principal_id = ANY (ARRAY(
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
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $8
                  OR m.mentee_id = $9)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $10
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private)))
  AND f.trashed_at IS NOT NULL
  AND f.id = $11
  AND CASE WHEN f.parent_id = ANY (ARRAY(
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
        AND a.company_id = $12
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $13)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $14)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $15
                  AND d.company_id = $16
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $17)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $18
                  OR m.mentee_id = $19)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $20
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private))) THEN f.parent_id END = $21
  AND f.department_id = $22
  AND f.is_private = $23
  AND f.name ILIKE $24) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
        CASE WHEN f.parent_id = ANY (ARRAY(
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
            AND a.company_id = $25
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $26)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $27)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $28
                      AND d.company_id = $29
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $30)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $31
                      OR m.mentee_id = $32)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $33
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private))) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
        FROM departments d
        WHERE d.id = f.department_id), 'is_private', f.is_private, 'creator', (SELECT json_build_object('id', p.id, 'name',
            p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = f.created_by), 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at', f.trashed_at) AS json
    FROM folders f
    WHERE f.company_id = $34
    AND f.id = ANY (ARRAY(
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
          AND a.company_id = $35
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $36)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $37)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $38
                    AND d.company_id = $39
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $40)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $41
                    OR m.mentee_id = $42)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $43
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private)))
    AND f.trashed_at IS NOT NULL
    AND f.id = $44
    AND CASE WHEN f.parent_id = ANY (ARRAY(
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
          AND a.company_id = $45
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $46)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $47)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $48
                    AND d.company_id = $49
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $50)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $51
                    OR m.mentee_id = $52)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $53
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private))) THEN f.parent_id END = $54
    AND f.department_id = $55
    AND f.is_private = $56
    AND f.name ILIKE $57
    ORDER BY f.created_at DESC, lower(f.name), f.id
    LIMIT $58 OFFSET $59 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM folders f
  WHERE f.company_id = $1
  AND f.id = ANY (ARRAY(
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
            AND a.principal_id = ANY (ARRAY(
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
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $8
                  OR m.mentee_id = $9)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $10
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private
        AND (p.department_id IS NULL
          OR p.department_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $11
                AND d.company_id = $12
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $13)
              SELECT above.id
              FROM above))))))
  AND f.trashed_at IS NOT NULL
  AND f.id = $14
  AND CASE WHEN f.parent_id = ANY (ARRAY(
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
        AND a.company_id = $15
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $16)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $17)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $18
                  AND d.company_id = $19
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $20)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $21
                  OR m.mentee_id = $22)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $23
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private
        AND (p.department_id IS NULL
          OR p.department_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $24
                AND d.company_id = $25
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $26)
              SELECT above.id
              FROM above)))))) THEN f.parent_id END = $27
  AND f.department_id = $28
  AND f.is_private = $29
  AND f.name ILIKE $30) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'parent_id',
        CASE WHEN f.parent_id = ANY (ARRAY(
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
            AND a.company_id = $31
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $32)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $33)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $34
                      AND d.company_id = $35
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $36)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $37
                      OR m.mentee_id = $38)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $39
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private
            AND (p.department_id IS NULL
              OR p.department_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $40
                    AND d.company_id = $41
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $42)
                  SELECT above.id
                  FROM above)))))) THEN f.parent_id END, 'department', (SELECT json_build_object('id', d.id, 'name', d.name)
        FROM departments d
        WHERE d.id = f.department_id), 'is_private', f.is_private, 'creator', (SELECT json_build_object('id', p.id, 'name',
            p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = f.created_by), 'created_at', f.created_at, 'updated_at', f.updated_at, 'trashed_at', f.trashed_at) AS json
    FROM folders f
    WHERE f.company_id = $43
    AND f.id = ANY (ARRAY(
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
          AND a.company_id = $44
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $45)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $46)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $47
                    AND d.company_id = $48
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $49)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $50
                    OR m.mentee_id = $51)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $52
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private
          AND (p.department_id IS NULL
            OR p.department_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $53
                  AND d.company_id = $54
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $55)
                SELECT above.id
                FROM above))))))
    AND f.trashed_at IS NOT NULL
    AND f.id = $56
    AND CASE WHEN f.parent_id = ANY (ARRAY(
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
          AND a.company_id = $57
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $58)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $59)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $60
                    AND d.company_id = $61
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $62)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $63
                    OR m.mentee_id = $64)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $65
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private
          AND (p.department_id IS NULL
            OR p.department_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $66
                  AND d.company_id = $67
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $68)
                SELECT above.id
                FROM above)))))) THEN f.parent_id END = $69
    AND f.department_id = $70
    AND f.is_private = $71
    AND f.name ILIKE $72
    ORDER BY f.created_at DESC, lower(f.name), f.id
    LIMIT $73 OFFSET $74 ) row) AS results

-- listAll
SELECT f.id, f.version, f.name, CASE WHEN f.parent_id = ANY (ARRAY(
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
          AND a.principal_id = ANY (ARRAY(
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
              FROM above)::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY (ARRAY(
              SELECT m.id::text
              FROM mentorships m
              WHERE m.status IN ('scheduled', 'active', 'paused')
              AND (m.mentor_id = $7
                OR m.mentee_id = $8)))))) given ON given.folder_id = p.id
    WHERE f.company_id = $9
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private))) THEN f.parent_id END AS parent_id, (SELECT json_build_object('id', d.id, 'name', d.name)
  FROM departments d
  WHERE d.id = f.department_id) AS department, f.is_private
FROM folders f
WHERE f.company_id = $10
AND f.id = ANY (ARRAY(
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
      AND a.company_id = $11
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $12)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $13)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $14
                AND d.company_id = $15
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $16)
              SELECT above.id
              FROM above)::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY (ARRAY(
              SELECT m.id::text
              FROM mentorships m
              WHERE m.status IN ('scheduled', 'active', 'paused')
              AND (m.mentor_id = $17
                OR m.mentee_id = $18)))))) given ON given.folder_id = p.id
    WHERE f.company_id = $19
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)))
AND f.trashed_at IS NULL
ORDER BY lower(f.name), f.id

-- listAll
SELECT f.id, f.version, f.name, CASE WHEN f.parent_id = ANY (ARRAY(
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
          AND a.principal_id = ANY (ARRAY(
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
              FROM above)::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY (ARRAY(
              SELECT m.id::text
              FROM mentorships m
              WHERE m.status IN ('scheduled', 'active', 'paused')
              AND (m.mentor_id = $7
                OR m.mentee_id = $8)))))) given ON given.folder_id = p.id
    WHERE f.company_id = $9
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY (ARRAY(
            WITH RECURSIVE above AS (
              SELECT d.id, d.parent_id
              FROM departments d
              WHERE d.id = $10
              AND d.company_id = $11
              UNION
              SELECT d.id, d.parent_id
              FROM departments d
              JOIN above a ON d.id = a.parent_id
              AND d.company_id = $12)
            SELECT above.id
            FROM above)))))) THEN f.parent_id END AS parent_id, (SELECT json_build_object('id', d.id, 'name', d.name)
  FROM departments d
  WHERE d.id = f.department_id) AS department, f.is_private
FROM folders f
WHERE f.company_id = $13
AND f.id = ANY (ARRAY(
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
      AND a.company_id = $14
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $15)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $16)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $17
                AND d.company_id = $18
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $19)
              SELECT above.id
              FROM above)::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY (ARRAY(
              SELECT m.id::text
              FROM mentorships m
              WHERE m.status IN ('scheduled', 'active', 'paused')
              AND (m.mentor_id = $20
                OR m.mentee_id = $21)))))) given ON given.folder_id = p.id
    WHERE f.company_id = $22
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY (ARRAY(
            WITH RECURSIVE above AS (
              SELECT d.id, d.parent_id
              FROM departments d
              WHERE d.id = $23
              AND d.company_id = $24
              UNION
              SELECT d.id, d.parent_id
              FROM departments d
              JOIN above a ON d.id = a.parent_id
              AND d.company_id = $25)
            SELECT above.id
            FROM above))))))
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
