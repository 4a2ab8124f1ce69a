-- due
SELECT u.id, coalesce( (SELECT max(w.number)
    FROM document_versions w
    WHERE w.company_id = d.company_id
    AND w.document_id = d.id
    AND w.asks_again), 1) AS asked
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
AND u.id > $3
AND (d.status = 'published'
  AND d.trashed_at IS NULL)
AND EXISTS (SELECT
  FROM must_reads a
  WHERE a.company_id = d.company_id
  AND a.document_id = d.id
  AND a.id = ANY ($4::int[])
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
AND NOT EXISTS (SELECT
  FROM must_reads a
  WHERE a.company_id = d.company_id
  AND a.document_id = d.id
  AND NOT a.id = ANY ($5::int[])
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
AND coalesce(l.number, 0) < coalesce( (SELECT max(w.number)
    FROM document_versions w
    WHERE w.company_id = d.company_id
    AND w.document_id = d.id
    AND w.asks_again), 1)
AND u.id <> $6
ORDER BY u.id
LIMIT $7
