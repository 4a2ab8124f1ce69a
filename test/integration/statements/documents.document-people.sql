-- publishersOf
SELECT u.id
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
JOIN users u ON u.company_id = d.company_id
AND u.status IN ('active', 'leaving')
WHERE d.id = $1
AND d.company_id = $2
AND ((u.role <> 'mentee'
    AND EXISTS (SELECT
      FROM document_access a
      WHERE a.company_id = f.company_id
      AND (a.folder_id = ANY (f.path)
        OR a.document_id = d.id)
      AND a.manages
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
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END) END))
  OR (u.role = 'admin'
    AND NOT EXISTS (SELECT
      FROM folders p
      WHERE p.company_id = f.company_id
      AND p.id = ANY (f.path)
      AND p.is_private)))
ORDER BY u.id

-- concernedBy
SELECT DISTINCT x.id
FROM documents d
CROSS
JOIN LATERAL unnest(ARRAY[d.owner_id, d.drafted_by]) x (id)
WHERE d.id = $1
AND d.company_id = $2
AND x.id IS NOT NULL
