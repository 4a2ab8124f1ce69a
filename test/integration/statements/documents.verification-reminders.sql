-- expiring
SELECT d.id, coalesce(u.id, d.owner_id) AS user_id, d.verified_until
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
LEFT
JOIN users u ON u.id = d.verifier_id
AND u.company_id = d.company_id
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
WHERE d.verified_until >= $1
AND d.verified_until < $2
AND (d.verified_until, d.id) > ($3::timestamptz, $4::int)
AND (d.status = 'published'
  AND d.trashed_at IS NULL)
ORDER BY d.verified_until, d.id
LIMIT $5
