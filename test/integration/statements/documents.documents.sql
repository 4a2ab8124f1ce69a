-- find
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format,
    'status', d.status, 'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $1
          AND (a.level = 'edit'
            OR a.manages)
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
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $5
                    OR m.mentee_id = $6)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $7
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $8
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $9)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $10)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $11
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $12
                  OR m.mentee_id = $13)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $14
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          WHERE f.company_id = $15
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $16))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
      SELECT f.id
      FROM folders f
      CROSS
      JOIN LATERAL unnest(f.path) step (id)
      JOIN folders p ON p.id = step.id
      LEFT
      JOIN (
        SELECT DISTINCT a.folder_id
        FROM document_access a
        WHERE a.folder_id IS NOT NULL
        AND a.company_id = $17
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $18)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $19)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $20
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
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
      OR bool_and(NOT p.is_private))) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
          (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = d.owner_id), 'verifier', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
        p.profile_image)
    FROM users p
    WHERE p.id = d.verifier_id), 'verified_until', d.verified_until, 'is_overdue', coalesce(d.verified_until < now(), false),
        'current_version', v.number, 'published_at', v.published_at, 'created_at', d.created_at, 'updated_at', d.updated_at,
        'trashed_at', d.trashed_at, 'body', v.body, 'file', (
    SELECT json_build_object('filename', x.filename, 'mime_type', x.mime_type, 'size_bytes', x.size_bytes, 'status',
        x.status, 'has_preview', EXISTS (SELECT
        FROM derived_objects o
        WHERE o.file_id = x.id
        AND o.name = 'preview'))
    FROM files x
    WHERE x.id = v.file_id), 'working_draft', CASE WHEN (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $24
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $25)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $26)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $27
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $28
                    OR m.mentee_id = $29)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $30
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $31
        AND (a.level = 'edit'
          OR a.manages)
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
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $35
                  OR m.mentee_id = $36)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $37
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          WHERE f.company_id = $38
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $39)))
  AND d.draft <> 'none' THEN json_build_object('title', d.draft_title, 'body', d.draft_body, 'file', (
      SELECT json_build_object('filename', x.filename, 'mime_type', x.mime_type, 'size_bytes', x.size_bytes, 'status',
          x.status, 'has_preview', EXISTS (SELECT
          FROM derived_objects o
          WHERE o.file_id = x.id
          AND o.name = 'preview'))
      FROM files x
      WHERE x.id = d.draft_file_id), 'author', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
          p.profile_image)
      FROM users p
      WHERE p.id = d.drafted_by)) END)::text AS json, d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.drafted_by,
          ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, (SELECT bool_or(p.is_private)
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
    OR a.document_id = d.id)) AS grants
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
WHERE d.id = $40
AND f.company_id = $41
AND d.company_id = $42
AND ((d.company_id = $43
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
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
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $48
                      OR m.mentee_id = $49)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $50
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $51
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $52)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $53)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $54
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $55
                    OR m.mentee_id = $56)))))))))
  OR (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $57
          AND (a.level = 'edit'
            OR a.manages)
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
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $61
                    OR m.mentee_id = $62)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $63
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $64
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $65)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $66)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $67
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $68
                  OR m.mentee_id = $69)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $70
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          WHERE f.company_id = $71
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $72)))
  OR (d.status <> 'draft'
    AND d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        WHERE f.company_id = $73
        GROUP BY f.id
        HAVING bool_and(NOT p.is_private)))))

-- find
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format,
    'status', d.status, 'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $1
          AND (a.level = 'edit'
            OR a.manages)
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
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $5
                    OR m.mentee_id = $6)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $7
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $8
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $9)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $10)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $11
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $12
                  OR m.mentee_id = $13)))))))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
      SELECT f.id
      FROM folders f
      CROSS
      JOIN LATERAL unnest(f.path) step (id)
      JOIN folders p ON p.id = step.id
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
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
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
      OR bool_and(NOT p.is_private
        AND (p.department_id IS NULL
          OR p.department_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $21
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id)
              SELECT above.id
              FROM above)))))) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
                  (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = d.owner_id), 'verifier', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
        p.profile_image)
    FROM users p
    WHERE p.id = d.verifier_id), 'verified_until', d.verified_until, 'is_overdue', coalesce(d.verified_until < now(), false),
        'current_version', v.number, 'published_at', v.published_at, 'created_at', d.created_at, 'updated_at', d.updated_at,
        'trashed_at', d.trashed_at, 'body', v.body, 'file', (
    SELECT json_build_object('filename', x.filename, 'mime_type', x.mime_type, 'size_bytes', x.size_bytes, 'status',
        x.status, 'has_preview', EXISTS (SELECT
        FROM derived_objects o
        WHERE o.file_id = x.id
        AND o.name = 'preview'))
    FROM files x
    WHERE x.id = v.file_id), 'working_draft', CASE WHEN (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $22
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $23)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $24)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $25
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $26
                    OR m.mentee_id = $27)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $28
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $29
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $30)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $31)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $32
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $33
                  OR m.mentee_id = $34))))))))
  AND d.draft <> 'none' THEN json_build_object('title', d.draft_title, 'body', d.draft_body, 'file', (
      SELECT json_build_object('filename', x.filename, 'mime_type', x.mime_type, 'size_bytes', x.size_bytes, 'status',
          x.status, 'has_preview', EXISTS (SELECT
          FROM derived_objects o
          WHERE o.file_id = x.id
          AND o.name = 'preview'))
      FROM files x
      WHERE x.id = d.draft_file_id), 'author', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
          p.profile_image)
      FROM users p
      WHERE p.id = d.drafted_by)) END)::text AS json, d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.drafted_by,
          ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, (SELECT bool_or(p.is_private)
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
    OR a.document_id = d.id)) AS grants
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
WHERE d.id = $35
AND f.company_id = $36
AND d.company_id = $37
AND ((d.company_id = $38
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $39
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $40)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $41)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $42
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $43
                      OR m.mentee_id = $44)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $45
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private
            AND (p.department_id IS NULL
              OR p.department_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $46
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above))))))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $47
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $48)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $49)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $50
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $51
                    OR m.mentee_id = $52)))))))))
  OR (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $53
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $54)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $55)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $56
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $57
                    OR m.mentee_id = $58)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $59
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $60
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $61)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $62)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $63
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $64
                  OR m.mentee_id = $65)))))))))

-- subject
SELECT d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, (SELECT bool_or(p.is_private)
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
    OR a.document_id = d.id)) AS grants
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
WHERE d.id = $1

-- findForUpdate
SELECT "id","company_id","folder_id","format","title","language","status","draft","draft_title","draft_body","draft_file_id","drafted_by","published_version_id","owner_id","verifier_id","verified_until","created_at","updated_at","trashed_at","version"
FROM documents
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM documents d
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  LEFT
  JOIN document_versions v ON v.id = d.published_version_id
  WHERE f.company_id = $1
  AND d.company_id = $2
  AND ((d.company_id = $3
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
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
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $7
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
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
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
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
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $15
                      OR m.mentee_id = $16)))))))))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $17
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $18)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $19)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $20
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
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
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $24
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $25)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $26)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $27
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $28
                    OR m.mentee_id = $29)))))))
      OR d.id = ANY (ARRAY(SELECT o.document_id
          FROM document_openings o
          WHERE o.user_id = $30
          AND o.expires_at > now()))
      OR (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            WHERE f.company_id = $31
            GROUP BY f.id
            HAVING bool_and(NOT p.is_private)))
        AND (d.draft IN ('none', 'in_review')
          OR d.drafted_by = $32)))
    OR (d.status <> 'draft'
      AND d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          WHERE f.company_id = $33
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))))
  AND d.trashed_at IS NOT NULL
  AND d.id = $34
  AND d.folder_id = $35
  AND d.folder_id = ANY (ARRAY(
      SELECT f.id
      FROM folders f
      CROSS
      JOIN LATERAL unnest(f.path) step (id)
      JOIN folders p ON p.id = step.id
      LEFT
      JOIN (
        SELECT DISTINCT a.folder_id
        FROM document_access a
        WHERE a.folder_id IS NOT NULL
        AND a.company_id = $36
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $37)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $38)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $39
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $40
                  OR m.mentee_id = $41)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $42
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private)))
  AND d.status = $43
  AND CASE WHEN (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $44
          AND (a.level = 'edit'
            OR a.manages)
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
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $48
                    OR m.mentee_id = $49)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $50
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $51
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $52)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $53)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $54
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $55
                  OR m.mentee_id = $56)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $57
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          WHERE f.company_id = $58
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $59))) THEN d.draft END = $60
  AND d.format = $61
  AND d.owner_id = $62
  AND coalesce(d.verified_until < now(), false) = $63
  AND lower(d.title) LIKE $64) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            LEFT
            JOIN (
              SELECT DISTINCT a.folder_id
              FROM document_access a
              WHERE a.folder_id IS NOT NULL
              AND a.company_id = $65
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $66)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $67)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $68
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $69
                        OR m.mentee_id = $70)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $71
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $72
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $73)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $74)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $75
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $76
                      OR m.mentee_id = $77)))))))
        OR d.id = ANY (ARRAY(SELECT o.document_id
            FROM document_openings o
            WHERE o.user_id = $78
            AND o.expires_at > now()))
        OR (d.folder_id = ANY (ARRAY(
              SELECT f.id
              FROM folders f
              CROSS
              JOIN LATERAL unnest(f.path) step (id)
              JOIN folders p ON p.id = step.id
              WHERE f.company_id = $79
              GROUP BY f.id
              HAVING bool_and(NOT p.is_private)))
          AND (d.draft IN ('none', 'in_review')
            OR d.drafted_by = $80))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $81
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $82)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $83)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $84
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $85
                      OR m.mentee_id = $86)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $87
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private))) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
              (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = d.owner_id), 'verifier', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
            p.profile_image)
        FROM users p
        WHERE p.id = d.verifier_id), 'verified_until', d.verified_until, 'is_overdue', coalesce(d.verified_until < now(), false),
            'current_version', v.number, 'published_at', v.published_at, 'created_at', d.created_at, 'updated_at', d.updated_at,
            'trashed_at', d.trashed_at) AS json
    FROM documents d
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    LEFT
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE f.company_id = $88
    AND d.company_id = $89
    AND ((d.company_id = $90
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY (ARRAY(
              SELECT f.id
              FROM folders f
              CROSS
              JOIN LATERAL unnest(f.path) step (id)
              JOIN folders p ON p.id = step.id
              LEFT
              JOIN (
                SELECT DISTINCT a.folder_id
                FROM document_access a
                WHERE a.folder_id IS NOT NULL
                AND a.company_id = $91
                AND true
                AND ( a.principal_kind = 'company'
                  OR (a.principal_kind = 'role'
                    AND a.principal_id = $92)
                  OR (a.principal_kind = 'user'
                    AND a.principal_id = $93)
                  OR (a.principal_kind = 'department'
                    AND a.principal_id = ANY (ARRAY(
                        WITH RECURSIVE above AS (
                          SELECT d.id, d.parent_id
                          FROM departments d
                          WHERE d.id = $94
                          UNION
                          SELECT d.id, d.parent_id
                          FROM departments d
                          JOIN above a ON d.id = a.parent_id)
                        SELECT above.id
                        FROM above)::text[]))
                  OR (a.principal_kind = 'mentorship'
                    AND a.principal_id = ANY (ARRAY(
                        SELECT m.id::text
                        FROM mentorships m
                        WHERE m.status IN ('scheduled', 'active', 'paused')
                        AND (m.mentor_id = $95
                          OR m.mentee_id = $96)))))) given ON given.folder_id = p.id
              WHERE f.company_id = $97
              GROUP BY f.id
              HAVING bool_or(given.folder_id IS NOT NULL)
              OR bool_and(NOT p.is_private)))
          OR d.id = ANY (ARRAY(SELECT a.document_id
              FROM document_access a
              WHERE a.document_id IS NOT NULL
              AND a.company_id = $98
              AND true
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $99)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $100)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $101
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $102
                        OR m.mentee_id = $103)))))))))
      OR (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            LEFT
            JOIN (
              SELECT DISTINCT a.folder_id
              FROM document_access a
              WHERE a.folder_id IS NOT NULL
              AND a.company_id = $104
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $105)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $106)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $107
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $108
                        OR m.mentee_id = $109)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $110
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $111
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $112)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $113)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $114
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $115
                      OR m.mentee_id = $116)))))))
        OR d.id = ANY (ARRAY(SELECT o.document_id
            FROM document_openings o
            WHERE o.user_id = $117
            AND o.expires_at > now()))
        OR (d.folder_id = ANY (ARRAY(
              SELECT f.id
              FROM folders f
              CROSS
              JOIN LATERAL unnest(f.path) step (id)
              JOIN folders p ON p.id = step.id
              WHERE f.company_id = $118
              GROUP BY f.id
              HAVING bool_and(NOT p.is_private)))
          AND (d.draft IN ('none', 'in_review')
            OR d.drafted_by = $119)))
      OR (d.status <> 'draft'
        AND d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            WHERE f.company_id = $120
            GROUP BY f.id
            HAVING bool_and(NOT p.is_private)))))
    AND d.trashed_at IS NOT NULL
    AND d.id = $121
    AND d.folder_id = $122
    AND d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $123
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $124)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $125)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $126
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $127
                    OR m.mentee_id = $128)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $129
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private)))
    AND d.status = $130
    AND CASE WHEN (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $131
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $132)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $133)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $134
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $135
                      OR m.mentee_id = $136)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $137
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $138
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $139)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $140)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $141
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $142
                    OR m.mentee_id = $143)))))))
      OR d.id = ANY (ARRAY(SELECT o.document_id
          FROM document_openings o
          WHERE o.user_id = $144
          AND o.expires_at > now()))
      OR (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            WHERE f.company_id = $145
            GROUP BY f.id
            HAVING bool_and(NOT p.is_private)))
        AND (d.draft IN ('none', 'in_review')
          OR d.drafted_by = $146))) THEN d.draft END = $147
    AND d.format = $148
    AND d.owner_id = $149
    AND coalesce(d.verified_until < now(), false) = $150
    AND lower(d.title) LIKE $151
    ORDER BY d.created_at DESC, d.id
    LIMIT $152 OFFSET $153 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM documents d
  JOIN folders f ON f.id = d.folder_id
  AND f.company_id = d.company_id
  LEFT
  JOIN document_versions v ON v.id = d.published_version_id
  WHERE f.company_id = $1
  AND d.company_id = $2
  AND ((d.company_id = $3
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
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
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $7
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
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
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above))))))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
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
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $16
                      OR m.mentee_id = $17)))))))))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $18
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $19)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $20)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $21
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $22
                      OR m.mentee_id = $23)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $24
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $25
          AND (a.level = 'edit'
            OR a.manages)
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
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $29
                    OR m.mentee_id = $30)))))))))
  AND d.trashed_at IS NOT NULL
  AND d.id = $31
  AND d.folder_id = $32
  AND d.folder_id = ANY (ARRAY(
      SELECT f.id
      FROM folders f
      CROSS
      JOIN LATERAL unnest(f.path) step (id)
      JOIN folders p ON p.id = step.id
      LEFT
      JOIN (
        SELECT DISTINCT a.folder_id
        FROM document_access a
        WHERE a.folder_id IS NOT NULL
        AND a.company_id = $33
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $34)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $35)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $36
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
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
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id)
              SELECT above.id
              FROM above))))))
  AND d.status = $41
  AND CASE WHEN (d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $42
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $43)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $44)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $45
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $46
                    OR m.mentee_id = $47)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $48
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $49
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $50)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $51)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $52
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $53
                  OR m.mentee_id = $54)))))))) THEN d.draft END = $55
  AND d.format = $56
  AND d.owner_id = $57
  AND coalesce(d.verified_until < now(), false) = $58
  AND lower(d.title) LIKE $59) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            LEFT
            JOIN (
              SELECT DISTINCT a.folder_id
              FROM document_access a
              WHERE a.folder_id IS NOT NULL
              AND a.company_id = $60
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $61)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $62)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $63
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $64
                        OR m.mentee_id = $65)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $66
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $67
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $68)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $69)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $70
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $71
                      OR m.mentee_id = $72)))))))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $73
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $74)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $75)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $76
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $77
                      OR m.mentee_id = $78)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $79
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private
            AND (p.department_id IS NULL
              OR p.department_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $80
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)))))) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
                      (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = d.owner_id), 'verifier', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
            p.profile_image)
        FROM users p
        WHERE p.id = d.verifier_id), 'verified_until', d.verified_until, 'is_overdue', coalesce(d.verified_until < now(), false),
            'current_version', v.number, 'published_at', v.published_at, 'created_at', d.created_at, 'updated_at', d.updated_at,
            'trashed_at', d.trashed_at) AS json
    FROM documents d
    JOIN folders f ON f.id = d.folder_id
    AND f.company_id = d.company_id
    LEFT
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE f.company_id = $81
    AND d.company_id = $82
    AND ((d.company_id = $83
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY (ARRAY(
              SELECT f.id
              FROM folders f
              CROSS
              JOIN LATERAL unnest(f.path) step (id)
              JOIN folders p ON p.id = step.id
              LEFT
              JOIN (
                SELECT DISTINCT a.folder_id
                FROM document_access a
                WHERE a.folder_id IS NOT NULL
                AND a.company_id = $84
                AND true
                AND ( a.principal_kind = 'company'
                  OR (a.principal_kind = 'role'
                    AND a.principal_id = $85)
                  OR (a.principal_kind = 'user'
                    AND a.principal_id = $86)
                  OR (a.principal_kind = 'department'
                    AND a.principal_id = ANY (ARRAY(
                        WITH RECURSIVE above AS (
                          SELECT d.id, d.parent_id
                          FROM departments d
                          WHERE d.id = $87
                          UNION
                          SELECT d.id, d.parent_id
                          FROM departments d
                          JOIN above a ON d.id = a.parent_id)
                        SELECT above.id
                        FROM above)::text[]))
                  OR (a.principal_kind = 'mentorship'
                    AND a.principal_id = ANY (ARRAY(
                        SELECT m.id::text
                        FROM mentorships m
                        WHERE m.status IN ('scheduled', 'active', 'paused')
                        AND (m.mentor_id = $88
                          OR m.mentee_id = $89)))))) given ON given.folder_id = p.id
              WHERE f.company_id = $90
              GROUP BY f.id
              HAVING bool_or(given.folder_id IS NOT NULL)
              OR bool_and(NOT p.is_private
                AND (p.department_id IS NULL
                  OR p.department_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $91
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above))))))
          OR d.id = ANY (ARRAY(SELECT a.document_id
              FROM document_access a
              WHERE a.document_id IS NOT NULL
              AND a.company_id = $92
              AND true
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $93)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $94)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $95
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $96
                        OR m.mentee_id = $97)))))))))
      OR (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            LEFT
            JOIN (
              SELECT DISTINCT a.folder_id
              FROM document_access a
              WHERE a.folder_id IS NOT NULL
              AND a.company_id = $98
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $99)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $100)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $101
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $102
                        OR m.mentee_id = $103)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $104
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $105
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $106)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $107)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $108
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $109
                      OR m.mentee_id = $110)))))))))
    AND d.trashed_at IS NOT NULL
    AND d.id = $111
    AND d.folder_id = $112
    AND d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $113
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $114)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $115)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $116
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $117
                    OR m.mentee_id = $118)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $119
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private
          AND (p.department_id IS NULL
            OR p.department_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $120
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id)
                SELECT above.id
                FROM above))))))
    AND d.status = $121
    AND CASE WHEN (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          LEFT
          JOIN (
            SELECT DISTINCT a.folder_id
            FROM document_access a
            WHERE a.folder_id IS NOT NULL
            AND a.company_id = $122
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $123)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $124)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $125
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $126
                      OR m.mentee_id = $127)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $128
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $129
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $130)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $131)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $132
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $133
                    OR m.mentee_id = $134)))))))) THEN d.draft END = $135
    AND d.format = $136
    AND d.owner_id = $137
    AND coalesce(d.verified_until < now(), false) = $138
    AND lower(d.title) LIKE $139
    ORDER BY d.created_at DESC, d.id
    LIMIT $140 OFFSET $141 ) row) AS results

-- draftFileOf
SELECT d.draft_file_id
FROM documents d
WHERE d.id = $1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- touch
UPDATE documents
SET updated_at = now(), version = version + 1
WHERE id = $1

-- remove
DELETE
FROM documents
WHERE id = $1

-- trashedBefore
SELECT d.id
FROM documents d
WHERE d.trashed_at < $1
ORDER BY d.trashed_at
LIMIT $2

-- findDraftedForUpdate
SELECT "id","company_id","folder_id","format","title","language","status","draft","draft_title","draft_body","draft_file_id","drafted_by","published_version_id","owner_id","verifier_id","verified_until","created_at","updated_at","trashed_at","version"
FROM documents
WHERE drafted_by = $1
ORDER BY id
FOR
UPDATE
