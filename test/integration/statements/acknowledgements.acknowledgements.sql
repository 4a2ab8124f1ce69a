-- list
SELECT (SELECT count(*)::int
  FROM documents d
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  JOIN users u ON u.company_id = d.company_id
  LEFT
  JOIN LATERAL (
    SELECT v.number, k.acknowledged_at
    FROM acknowledgements k
    JOIN document_versions v ON v.id = k.version_id
    WHERE k.company_id = d.company_id
    AND k.document_id = d.id
    AND k.user_id = u.id
    ORDER BY v.number DESC
    LIMIT 1) l ON true
  WHERE d.id = $1
  AND d.company_id = $2
  AND u.status IN ('active', 'suspended', 'leaving')
  AND EXISTS (
    SELECT
    FROM must_reads a
    WHERE a.company_id = d.company_id
    AND a.document_id = d.id
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
  AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1)) = $3
  AND u.id = $4) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT u.id, 1 AS version, json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) AS person,
        coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1) AS is_due, l.number, l.acknowledged_at
    FROM documents d
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    JOIN users u ON u.company_id = d.company_id
    LEFT
    JOIN LATERAL (
      SELECT v.number, k.acknowledged_at
      FROM acknowledgements k
      JOIN document_versions v ON v.id = k.version_id
      WHERE k.company_id = d.company_id
      AND k.document_id = d.id
      AND k.user_id = u.id
      ORDER BY v.number DESC
      LIMIT 1) l ON true
    WHERE d.id = $5
    AND d.company_id = $6
    AND u.status IN ('active', 'suspended', 'leaving')
    AND EXISTS (
      SELECT
      FROM must_reads a
      WHERE a.company_id = d.company_id
      AND a.document_id = d.id
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
    AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
          FROM document_versions w
          WHERE w.company_id = d.company_id
          AND w.document_id = d.id
          AND w.asks_again), 1)) = $7
    AND u.id = $8
    ORDER BY u.name, u.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- listOwn
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $7
      AND d.company_id = $8
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $9)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $10
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $11
      OR m.mentee_id = $12)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $4
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $13
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $14
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $15)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $17
    AND t.company_id = $18
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $19
      OR (t.reviewer_id = $20
        AND (t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled'))))
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
            AND l.substitute_id = $21))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT (SELECT count(*)::int
  FROM documents d
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  JOIN users u ON u.company_id = d.company_id
  LEFT
  JOIN LATERAL (
    SELECT v.number, k.acknowledged_at
    FROM acknowledgements k
    JOIN document_versions v ON v.id = k.version_id
    WHERE k.company_id = d.company_id
    AND k.document_id = d.id
    AND k.user_id = u.id
    ORDER BY v.number DESC
    LIMIT 1) l ON true
  JOIN document_versions c ON c.id = d.published_version_id
  WHERE u.id = $1
  AND d.company_id = $2
  AND (d.company_id = $3
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
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
  AND EXISTS (
    SELECT
    FROM must_reads a
    WHERE a.company_id = d.company_id
    AND a.document_id = d.id
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
  AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1)) = $22
  AND d.id = $23) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT d.id, 1 AS version, d.title, c.number AS current_version, coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1) AS is_due, l.number, l.acknowledged_at
    FROM documents d
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    JOIN users u ON u.company_id = d.company_id
    LEFT
    JOIN LATERAL (
      SELECT v.number, k.acknowledged_at
      FROM acknowledgements k
      JOIN document_versions v ON v.id = k.version_id
      WHERE k.company_id = d.company_id
      AND k.document_id = d.id
      AND k.user_id = u.id
      ORDER BY v.number DESC
      LIMIT 1) l ON true
    JOIN document_versions c ON c.id = d.published_version_id
    WHERE u.id = $24
    AND d.company_id = $25
    AND (d.company_id = $26
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))
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
    AND EXISTS (
      SELECT
      FROM must_reads a
      WHERE a.company_id = d.company_id
      AND a.document_id = d.id
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
    AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
          FROM document_versions w
          WHERE w.company_id = d.company_id
          AND w.document_id = d.id
          AND w.asks_again), 1)) = $27
    AND d.id = $28
    ORDER BY d.id
    LIMIT $29 OFFSET $30 ) row) AS results

-- listOwn
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $7
      AND d.company_id = $8
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $9)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $10
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $11
      OR m.mentee_id = $12)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $4
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $13
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $14
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $15)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $17
    AND t.company_id = $18
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $19
      OR (t.reviewer_id = $20
        AND (t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled'))))
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
            AND l.substitute_id = $21))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT (SELECT count(*)::int
  FROM documents d
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  JOIN users u ON u.company_id = d.company_id
  LEFT
  JOIN LATERAL (
    SELECT v.number, k.acknowledged_at
    FROM acknowledgements k
    JOIN document_versions v ON v.id = k.version_id
    WHERE k.company_id = d.company_id
    AND k.document_id = d.id
    AND k.user_id = u.id
    ORDER BY v.number DESC
    LIMIT 1) l ON true
  JOIN document_versions c ON c.id = d.published_version_id
  WHERE u.id = $1
  AND d.company_id = $2
  AND (d.company_id = $3
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
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
  AND EXISTS (
    SELECT
    FROM must_reads a
    WHERE a.company_id = d.company_id
    AND a.document_id = d.id
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
  AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1)) = $22
  AND d.id = $23) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT d.id, 1 AS version, d.title, c.number AS current_version, coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1) AS is_due, l.number, l.acknowledged_at
    FROM documents d
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    JOIN users u ON u.company_id = d.company_id
    LEFT
    JOIN LATERAL (
      SELECT v.number, k.acknowledged_at
      FROM acknowledgements k
      JOIN document_versions v ON v.id = k.version_id
      WHERE k.company_id = d.company_id
      AND k.document_id = d.id
      AND k.user_id = u.id
      ORDER BY v.number DESC
      LIMIT 1) l ON true
    JOIN document_versions c ON c.id = d.published_version_id
    WHERE u.id = $24
    AND d.company_id = $25
    AND (d.company_id = $26
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))
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
    AND EXISTS (
      SELECT
      FROM must_reads a
      WHERE a.company_id = d.company_id
      AND a.document_id = d.id
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
    AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
          FROM document_versions w
          WHERE w.company_id = d.company_id
          AND w.document_id = d.id
          AND w.asks_again), 1)) = $27
    AND d.id = $28
    ORDER BY d.id
    LIMIT $29 OFFSET $30 ) row) AS results

-- listOwn
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $7
      AND d.company_id = $8
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $9)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $10
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $11
      OR m.mentee_id = $12)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $4
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $13
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $14
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $15)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT (SELECT count(*)::int
  FROM documents d
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  JOIN users u ON u.company_id = d.company_id
  LEFT
  JOIN LATERAL (
    SELECT v.number, k.acknowledged_at
    FROM acknowledgements k
    JOIN document_versions v ON v.id = k.version_id
    WHERE k.company_id = d.company_id
    AND k.document_id = d.id
    AND k.user_id = u.id
    ORDER BY v.number DESC
    LIMIT 1) l ON true
  JOIN document_versions c ON c.id = d.published_version_id
  WHERE u.id = $1
  AND d.company_id = $2
  AND (d.company_id = $3
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))
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
  AND EXISTS (
    SELECT
    FROM must_reads a
    WHERE a.company_id = d.company_id
    AND a.document_id = d.id
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
  AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1)) = $17
  AND d.id = $18) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT d.id, 1 AS version, d.title, c.number AS current_version, coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
        FROM document_versions w
        WHERE w.company_id = d.company_id
        AND w.document_id = d.id
        AND w.asks_again), 1) AS is_due, l.number, l.acknowledged_at
    FROM documents d
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    JOIN users u ON u.company_id = d.company_id
    LEFT
    JOIN LATERAL (
      SELECT v.number, k.acknowledged_at
      FROM acknowledgements k
      JOIN document_versions v ON v.id = k.version_id
      WHERE k.company_id = d.company_id
      AND k.document_id = d.id
      AND k.user_id = u.id
      ORDER BY v.number DESC
      LIMIT 1) l ON true
    JOIN document_versions c ON c.id = d.published_version_id
    WHERE u.id = $19
    AND d.company_id = $20
    AND (d.company_id = $21
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ('{}'::int[])))
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
    AND EXISTS (
      SELECT
      FROM must_reads a
      WHERE a.company_id = d.company_id
      AND a.document_id = d.id
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
    AND (coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
          FROM document_versions w
          WHERE w.company_id = d.company_id
          AND w.document_id = d.id
          AND w.asks_again), 1)) = $22
    AND d.id = $23
    ORDER BY d.id
    LIMIT $24 OFFSET $25 ) row) AS results

-- currentOf
SELECT v.id, v.number
FROM documents d
JOIN document_versions v ON v.id = d.published_version_id
WHERE d.id = $1
AND d.company_id = $2
FOR SHARE OF d

-- add
-- addIfFree: written from the entity's metadata

-- mustReadsOf
SELECT a.principal_kind, a.principal_id
FROM must_reads a
WHERE a.document_id = $1
AND a.company_id = $2
ORDER BY a.id

-- findMustReads
SELECT "id","company_id","document_id","principal_kind","principal_id","created_at"
FROM must_reads
WHERE document_id = $1
ORDER BY id
FOR
UPDATE

-- addMustReads
-- add: written from the entity's metadata

-- removeMustReads
DELETE
FROM must_reads
WHERE id = ANY ($1::int[])
