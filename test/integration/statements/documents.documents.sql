-- find
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format,
    'status', d.status, 'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
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
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $10
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $11)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $12)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $13
                  AND d.company_id = $14
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $15)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $16
                  OR m.mentee_id = $17)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $18
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          AND p.company_id = f.company_id
          WHERE f.company_id = $19
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $20))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
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
        AND a.company_id = $21
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $22)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $23)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
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
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $27
                  OR m.mentee_id = $28)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $29
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
        AND p.company_id = f.company_id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $30
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $31)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $32)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $33
                    AND d.company_id = $34
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $35)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $36
                    OR m.mentee_id = $37)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $38
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $39
        AND (a.level = 'edit'
          OR a.manages)
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
                  AND d.company_id = $43
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $44)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $45
                  OR m.mentee_id = $46)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $47
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          AND p.company_id = f.company_id
          WHERE f.company_id = $48
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $49)))
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
WHERE d.id = $50
AND f.company_id = $51
AND d.company_id = $52
AND ((d.company_id = $53
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY (ARRAY(
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
            AND a.company_id = $54
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $55)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $56)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $57
                      AND d.company_id = $58
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $59)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $60
                      OR m.mentee_id = $61)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $62
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $63
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $64)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $65)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
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
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $69
                    OR m.mentee_id = $70)))))))))
  OR (d.folder_id = ANY (ARRAY(
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
          AND a.company_id = $71
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $72)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $73)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $74
                    AND d.company_id = $75
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $76)
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
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $80
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $81)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $82)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $83
                  AND d.company_id = $84
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $85)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $86
                  OR m.mentee_id = $87)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $88
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          AND p.company_id = f.company_id
          WHERE f.company_id = $89
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $90)))
  OR (d.status <> 'draft'
    AND d.folder_id = ANY (ARRAY(
        SELECT f.id
        FROM folders f
        CROSS
        JOIN LATERAL unnest(f.path) step (id)
        JOIN folders p ON p.id = step.id
        AND p.company_id = f.company_id
        WHERE f.company_id = $91
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
        AND p.company_id = f.company_id
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
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $10
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $11)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $12)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $13
                  AND d.company_id = $14
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $15)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $16
                  OR m.mentee_id = $17)))))))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
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
        AND a.company_id = $18
        AND true
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
                  AND d.company_id = $22
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $23)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $24
                  OR m.mentee_id = $25)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $26
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private
        AND (p.department_id IS NULL
          OR p.department_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $27
                AND d.company_id = $28
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $29)
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
        AND p.company_id = f.company_id
        LEFT
        JOIN (
          SELECT DISTINCT a.folder_id
          FROM document_access a
          WHERE a.folder_id IS NOT NULL
          AND a.company_id = $30
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $31)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $32)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $33
                    AND d.company_id = $34
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $35)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $36
                    OR m.mentee_id = $37)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $38
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $39
        AND (a.level = 'edit'
          OR a.manages)
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
                  AND d.company_id = $43
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $44)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $45
                  OR m.mentee_id = $46))))))))
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
WHERE d.id = $47
AND f.company_id = $48
AND d.company_id = $49
AND ((d.company_id = $50
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY (ARRAY(
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
                      AND d.company_id = $55
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $56)
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
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private
            AND (p.department_id IS NULL
              OR p.department_id = ANY (ARRAY(
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
                  FROM above))))))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $63
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $64)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $65)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
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
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $69
                    OR m.mentee_id = $70)))))))))
  OR (d.folder_id = ANY (ARRAY(
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
          AND a.company_id = $71
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $72)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $73)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $74
                    AND d.company_id = $75
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $76)
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
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $80
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $81)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $82)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $83
                  AND d.company_id = $84
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $85)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $86
                  OR m.mentee_id = $87)))))))))

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
                  AND a.principal_id = ANY (ARRAY(
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
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $10
                        OR m.mentee_id = $11)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $12
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)
            OR bool_and(NOT p.is_private)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $13
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $14)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $15)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $16
                      AND d.company_id = $17
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $18)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $19
                      OR m.mentee_id = $20)))))))))
    OR (d.folder_id = ANY (ARRAY(
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
            AND a.company_id = $21
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $22)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $23)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
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
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $27
                      OR m.mentee_id = $28)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $29
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $30
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $31)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $32)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $33
                    AND d.company_id = $34
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $35)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $36
                    OR m.mentee_id = $37)))))))
      OR d.id = ANY (ARRAY(SELECT o.document_id
          FROM document_openings o
          WHERE o.user_id = $38
          AND o.expires_at > now()))
      OR (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            AND p.company_id = f.company_id
            WHERE f.company_id = $39
            GROUP BY f.id
            HAVING bool_and(NOT p.is_private)))
        AND (d.draft IN ('none', 'in_review')
          OR d.drafted_by = $40)))
    OR (d.status <> 'draft'
      AND d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          AND p.company_id = f.company_id
          WHERE f.company_id = $41
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))))
  AND d.trashed_at IS NOT NULL
  AND d.id = $42
  AND d.folder_id = $43
  AND d.folder_id = ANY (ARRAY(
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
      OR bool_and(NOT p.is_private)))
  AND d.status = $53
  AND CASE WHEN (d.folder_id = ANY (ARRAY(
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
          AND a.company_id = $54
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $55)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $56)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $57
                    AND d.company_id = $58
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $59)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $60
                    OR m.mentee_id = $61)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $62
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
        AND a.company_id = $63
        AND (a.level = 'edit'
          OR a.manages)
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $64)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $65)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
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
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $69
                  OR m.mentee_id = $70)))))))
    OR d.id = ANY (ARRAY(SELECT o.document_id
        FROM document_openings o
        WHERE o.user_id = $71
        AND o.expires_at > now()))
    OR (d.folder_id = ANY (ARRAY(
          SELECT f.id
          FROM folders f
          CROSS
          JOIN LATERAL unnest(f.path) step (id)
          JOIN folders p ON p.id = step.id
          AND p.company_id = f.company_id
          WHERE f.company_id = $72
          GROUP BY f.id
          HAVING bool_and(NOT p.is_private)))
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $73))) THEN d.draft END = $74
  AND d.format = $75
  AND d.owner_id = $76
  AND coalesce(d.verified_until < now(), false) = $77
  AND lower(d.title) LIKE $78) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
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
              AND a.company_id = $79
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $80)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $81)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $82
                        AND d.company_id = $83
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $84)
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
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $88
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $89)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $90)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $91
                      AND d.company_id = $92
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $93)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $94
                      OR m.mentee_id = $95)))))))
        OR d.id = ANY (ARRAY(SELECT o.document_id
            FROM document_openings o
            WHERE o.user_id = $96
            AND o.expires_at > now()))
        OR (d.folder_id = ANY (ARRAY(
              SELECT f.id
              FROM folders f
              CROSS
              JOIN LATERAL unnest(f.path) step (id)
              JOIN folders p ON p.id = step.id
              AND p.company_id = f.company_id
              WHERE f.company_id = $97
              GROUP BY f.id
              HAVING bool_and(NOT p.is_private)))
          AND (d.draft IN ('none', 'in_review')
            OR d.drafted_by = $98))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
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
            AND a.company_id = $99
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $100)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $101)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $102
                      AND d.company_id = $103
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $104)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $105
                      OR m.mentee_id = $106)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $107
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
    WHERE f.company_id = $108
    AND d.company_id = $109
    AND ((d.company_id = $110
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY (ARRAY(
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
                AND a.company_id = $111
                AND true
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
                          AND d.company_id = $115
                          UNION
                          SELECT d.id, d.parent_id
                          FROM departments d
                          JOIN above a ON d.id = a.parent_id
                          AND d.company_id = $116)
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
              OR bool_and(NOT p.is_private)))
          OR d.id = ANY (ARRAY(SELECT a.document_id
              FROM document_access a
              WHERE a.document_id IS NOT NULL
              AND a.company_id = $120
              AND true
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $121)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $122)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $123
                        AND d.company_id = $124
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $125)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $126
                        OR m.mentee_id = $127)))))))))
      OR (d.folder_id = ANY (ARRAY(
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
              AND a.company_id = $128
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $129)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $130)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $131
                        AND d.company_id = $132
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $133)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $134
                        OR m.mentee_id = $135)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $136
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $137
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $138)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $139)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $140
                      AND d.company_id = $141
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $142)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $143
                      OR m.mentee_id = $144)))))))
        OR d.id = ANY (ARRAY(SELECT o.document_id
            FROM document_openings o
            WHERE o.user_id = $145
            AND o.expires_at > now()))
        OR (d.folder_id = ANY (ARRAY(
              SELECT f.id
              FROM folders f
              CROSS
              JOIN LATERAL unnest(f.path) step (id)
              JOIN folders p ON p.id = step.id
              AND p.company_id = f.company_id
              WHERE f.company_id = $146
              GROUP BY f.id
              HAVING bool_and(NOT p.is_private)))
          AND (d.draft IN ('none', 'in_review')
            OR d.drafted_by = $147)))
      OR (d.status <> 'draft'
        AND d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            AND p.company_id = f.company_id
            WHERE f.company_id = $148
            GROUP BY f.id
            HAVING bool_and(NOT p.is_private)))))
    AND d.trashed_at IS NOT NULL
    AND d.id = $149
    AND d.folder_id = $150
    AND d.folder_id = ANY (ARRAY(
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
          AND a.company_id = $151
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $152)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $153)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $154
                    AND d.company_id = $155
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $156)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $157
                    OR m.mentee_id = $158)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $159
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private)))
    AND d.status = $160
    AND CASE WHEN (d.folder_id = ANY (ARRAY(
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
            AND a.company_id = $161
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $162)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $163)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $164
                      AND d.company_id = $165
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $166)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $167
                      OR m.mentee_id = $168)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $169
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $170
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $171)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $172)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $173
                    AND d.company_id = $174
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $175)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $176
                    OR m.mentee_id = $177)))))))
      OR d.id = ANY (ARRAY(SELECT o.document_id
          FROM document_openings o
          WHERE o.user_id = $178
          AND o.expires_at > now()))
      OR (d.folder_id = ANY (ARRAY(
            SELECT f.id
            FROM folders f
            CROSS
            JOIN LATERAL unnest(f.path) step (id)
            JOIN folders p ON p.id = step.id
            AND p.company_id = f.company_id
            WHERE f.company_id = $179
            GROUP BY f.id
            HAVING bool_and(NOT p.is_private)))
        AND (d.draft IN ('none', 'in_review')
          OR d.drafted_by = $180))) THEN d.draft END = $181
    AND d.format = $182
    AND d.owner_id = $183
    AND coalesce(d.verified_until < now(), false) = $184
    AND lower(d.title) LIKE $185
    ORDER BY d.created_at DESC, d.id
    LIMIT $186 OFFSET $187 ) row) AS results

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
                  AND a.principal_id = ANY (ARRAY(
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
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $10
                        OR m.mentee_id = $11)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $12
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)
            OR bool_and(NOT p.is_private
              AND (p.department_id IS NULL
                OR p.department_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $13
                      AND d.company_id = $14
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $15)
                    SELECT above.id
                    FROM above))))))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $16
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $17)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $18)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $19
                      AND d.company_id = $20
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $21)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $22
                      OR m.mentee_id = $23)))))))))
    OR (d.folder_id = ANY (ARRAY(
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
                      AND d.company_id = $28
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $29)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $30
                      OR m.mentee_id = $31)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $32
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $33
          AND (a.level = 'edit'
            OR a.manages)
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
                    AND d.company_id = $37
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $38)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $39
                    OR m.mentee_id = $40)))))))))
  AND d.trashed_at IS NOT NULL
  AND d.id = $41
  AND d.folder_id = $42
  AND d.folder_id = ANY (ARRAY(
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
        AND a.company_id = $43
        AND true
        AND ( a.principal_kind = 'company'
          OR (a.principal_kind = 'role'
            AND a.principal_id = $44)
          OR (a.principal_kind = 'user'
            AND a.principal_id = $45)
          OR (a.principal_kind = 'department'
            AND a.principal_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $46
                  AND d.company_id = $47
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $48)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $49
                  OR m.mentee_id = $50)))))) given ON given.folder_id = p.id
      WHERE f.company_id = $51
      GROUP BY f.id
      HAVING bool_or(given.folder_id IS NOT NULL)
      OR bool_and(NOT p.is_private
        AND (p.department_id IS NULL
          OR p.department_id = ANY (ARRAY(
              WITH RECURSIVE above AS (
                SELECT d.id, d.parent_id
                FROM departments d
                WHERE d.id = $52
                AND d.company_id = $53
                UNION
                SELECT d.id, d.parent_id
                FROM departments d
                JOIN above a ON d.id = a.parent_id
                AND d.company_id = $54)
              SELECT above.id
              FROM above))))))
  AND d.status = $55
  AND CASE WHEN (d.folder_id = ANY (ARRAY(
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
          AND a.company_id = $56
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $57)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $58)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $59
                    AND d.company_id = $60
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $61)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $62
                    OR m.mentee_id = $63)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $64
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)))
    OR d.id = ANY (ARRAY(SELECT a.document_id
        FROM document_access a
        WHERE a.document_id IS NOT NULL
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
                  AND d.company_id = $69
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $70)
                SELECT above.id
                FROM above)::text[]))
          OR (a.principal_kind = 'mentorship'
            AND a.principal_id = ANY (ARRAY(
                SELECT m.id::text
                FROM mentorships m
                WHERE m.status IN ('scheduled', 'active', 'paused')
                AND (m.mentor_id = $71
                  OR m.mentee_id = $72)))))))) THEN d.draft END = $73
  AND d.format = $74
  AND d.owner_id = $75
  AND coalesce(d.verified_until < now(), false) = $76
  AND lower(d.title) LIKE $77) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY (ARRAY(
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
              AND a.company_id = $78
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $79)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $80)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $81
                        AND d.company_id = $82
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $83)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $84
                        OR m.mentee_id = $85)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $86
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $87
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $88)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $89)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $90
                      AND d.company_id = $91
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $92)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $93
                      OR m.mentee_id = $94)))))))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY (ARRAY(
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
            AND a.company_id = $95
            AND true
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $96)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $97)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $98
                      AND d.company_id = $99
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $100)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $101
                      OR m.mentee_id = $102)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $103
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)
          OR bool_and(NOT p.is_private
            AND (p.department_id IS NULL
              OR p.department_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $104
                    AND d.company_id = $105
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $106)
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
    WHERE f.company_id = $107
    AND d.company_id = $108
    AND ((d.company_id = $109
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY (ARRAY(
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
                AND a.company_id = $110
                AND true
                AND ( a.principal_kind = 'company'
                  OR (a.principal_kind = 'role'
                    AND a.principal_id = $111)
                  OR (a.principal_kind = 'user'
                    AND a.principal_id = $112)
                  OR (a.principal_kind = 'department'
                    AND a.principal_id = ANY (ARRAY(
                        WITH RECURSIVE above AS (
                          SELECT d.id, d.parent_id
                          FROM departments d
                          WHERE d.id = $113
                          AND d.company_id = $114
                          UNION
                          SELECT d.id, d.parent_id
                          FROM departments d
                          JOIN above a ON d.id = a.parent_id
                          AND d.company_id = $115)
                        SELECT above.id
                        FROM above)::text[]))
                  OR (a.principal_kind = 'mentorship'
                    AND a.principal_id = ANY (ARRAY(
                        SELECT m.id::text
                        FROM mentorships m
                        WHERE m.status IN ('scheduled', 'active', 'paused')
                        AND (m.mentor_id = $116
                          OR m.mentee_id = $117)))))) given ON given.folder_id = p.id
              WHERE f.company_id = $118
              GROUP BY f.id
              HAVING bool_or(given.folder_id IS NOT NULL)
              OR bool_and(NOT p.is_private
                AND (p.department_id IS NULL
                  OR p.department_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $119
                        AND d.company_id = $120
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $121)
                      SELECT above.id
                      FROM above))))))
          OR d.id = ANY (ARRAY(SELECT a.document_id
              FROM document_access a
              WHERE a.document_id IS NOT NULL
              AND a.company_id = $122
              AND true
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
                        AND d.company_id = $126
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $127)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $128
                        OR m.mentee_id = $129)))))))))
      OR (d.folder_id = ANY (ARRAY(
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
              AND a.company_id = $130
              AND (a.level = 'edit'
                OR a.manages)
              AND ( a.principal_kind = 'company'
                OR (a.principal_kind = 'role'
                  AND a.principal_id = $131)
                OR (a.principal_kind = 'user'
                  AND a.principal_id = $132)
                OR (a.principal_kind = 'department'
                  AND a.principal_id = ANY (ARRAY(
                      WITH RECURSIVE above AS (
                        SELECT d.id, d.parent_id
                        FROM departments d
                        WHERE d.id = $133
                        AND d.company_id = $134
                        UNION
                        SELECT d.id, d.parent_id
                        FROM departments d
                        JOIN above a ON d.id = a.parent_id
                        AND d.company_id = $135)
                      SELECT above.id
                      FROM above)::text[]))
                OR (a.principal_kind = 'mentorship'
                  AND a.principal_id = ANY (ARRAY(
                      SELECT m.id::text
                      FROM mentorships m
                      WHERE m.status IN ('scheduled', 'active', 'paused')
                      AND (m.mentor_id = $136
                        OR m.mentee_id = $137)))))) given ON given.folder_id = p.id
            WHERE f.company_id = $138
            GROUP BY f.id
            HAVING bool_or(given.folder_id IS NOT NULL)))
        OR d.id = ANY (ARRAY(SELECT a.document_id
            FROM document_access a
            WHERE a.document_id IS NOT NULL
            AND a.company_id = $139
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $140)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $141)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $142
                      AND d.company_id = $143
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $144)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $145
                      OR m.mentee_id = $146)))))))))
    AND d.trashed_at IS NOT NULL
    AND d.id = $147
    AND d.folder_id = $148
    AND d.folder_id = ANY (ARRAY(
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
          AND a.company_id = $149
          AND true
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $150)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $151)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $152
                    AND d.company_id = $153
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $154)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $155
                    OR m.mentee_id = $156)))))) given ON given.folder_id = p.id
        WHERE f.company_id = $157
        GROUP BY f.id
        HAVING bool_or(given.folder_id IS NOT NULL)
        OR bool_and(NOT p.is_private
          AND (p.department_id IS NULL
            OR p.department_id = ANY (ARRAY(
                WITH RECURSIVE above AS (
                  SELECT d.id, d.parent_id
                  FROM departments d
                  WHERE d.id = $158
                  AND d.company_id = $159
                  UNION
                  SELECT d.id, d.parent_id
                  FROM departments d
                  JOIN above a ON d.id = a.parent_id
                  AND d.company_id = $160)
                SELECT above.id
                FROM above))))))
    AND d.status = $161
    AND CASE WHEN (d.folder_id = ANY (ARRAY(
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
            AND a.company_id = $162
            AND (a.level = 'edit'
              OR a.manages)
            AND ( a.principal_kind = 'company'
              OR (a.principal_kind = 'role'
                AND a.principal_id = $163)
              OR (a.principal_kind = 'user'
                AND a.principal_id = $164)
              OR (a.principal_kind = 'department'
                AND a.principal_id = ANY (ARRAY(
                    WITH RECURSIVE above AS (
                      SELECT d.id, d.parent_id
                      FROM departments d
                      WHERE d.id = $165
                      AND d.company_id = $166
                      UNION
                      SELECT d.id, d.parent_id
                      FROM departments d
                      JOIN above a ON d.id = a.parent_id
                      AND d.company_id = $167)
                    SELECT above.id
                    FROM above)::text[]))
              OR (a.principal_kind = 'mentorship'
                AND a.principal_id = ANY (ARRAY(
                    SELECT m.id::text
                    FROM mentorships m
                    WHERE m.status IN ('scheduled', 'active', 'paused')
                    AND (m.mentor_id = $168
                      OR m.mentee_id = $169)))))) given ON given.folder_id = p.id
          WHERE f.company_id = $170
          GROUP BY f.id
          HAVING bool_or(given.folder_id IS NOT NULL)))
      OR d.id = ANY (ARRAY(SELECT a.document_id
          FROM document_access a
          WHERE a.document_id IS NOT NULL
          AND a.company_id = $171
          AND (a.level = 'edit'
            OR a.manages)
          AND ( a.principal_kind = 'company'
            OR (a.principal_kind = 'role'
              AND a.principal_id = $172)
            OR (a.principal_kind = 'user'
              AND a.principal_id = $173)
            OR (a.principal_kind = 'department'
              AND a.principal_id = ANY (ARRAY(
                  WITH RECURSIVE above AS (
                    SELECT d.id, d.parent_id
                    FROM departments d
                    WHERE d.id = $174
                    AND d.company_id = $175
                    UNION
                    SELECT d.id, d.parent_id
                    FROM departments d
                    JOIN above a ON d.id = a.parent_id
                    AND d.company_id = $176)
                  SELECT above.id
                  FROM above)::text[]))
            OR (a.principal_kind = 'mentorship'
              AND a.principal_id = ANY (ARRAY(
                  SELECT m.id::text
                  FROM mentorships m
                  WHERE m.status IN ('scheduled', 'active', 'paused')
                  AND (m.mentor_id = $177
                    OR m.mentee_id = $178)))))))) THEN d.draft END = $179
    AND d.format = $180
    AND d.owner_id = $181
    AND coalesce(d.verified_until < now(), false) = $182
    AND lower(d.title) LIKE $183
    ORDER BY d.created_at DESC, d.id
    LIMIT $184 OFFSET $185 ) row) AS results

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
