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
      OR m.mentee_id = $9)) AS value), folders_given_draft AS MATERIALIZED (SELECT ARRAY(
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
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)) AS value),
        documents_given_draft AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $11
    AND (a.level = 'edit'
      OR a.manages)
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $12)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_opened AS MATERIALIZED (SELECT ARRAY(SELECT o.document_id
    FROM document_openings o
    WHERE o.user_id = $14
    AND o.expires_at > now()) AS value), folders_unlocked AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    WHERE f.company_id = $15
    GROUP BY f.id
    HAVING bool_and(NOT p.is_private)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $17
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $18)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $19)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
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
    WHERE s.company_id = $30
    AND t.company_id = $31
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $32
      OR (t.reviewer_id = $33
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
            AND l.substitute_id = $34))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format,
    'status', d.status, 'draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_opened.value
        FROM documents_opened)::int[])
    OR (d.folder_id = ANY ((SELECT folders_unlocked.value
          FROM folders_unlocked)::int[])
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $16))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
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
    WHERE x.id = v.file_id), 'is_watched', EXISTS (SELECT
    FROM document_watchers w
    WHERE w.document_id = d.id
    AND w.user_id = $21), 'working_draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_opened.value
        FROM documents_opened)::int[])
    OR (d.folder_id = ANY ((SELECT folders_unlocked.value
          FROM folders_unlocked)::int[])
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $22)))
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
      WHERE p.id = d.drafted_by)) END)::text AS json, d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id,
          d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, ARRAY(SELECT unnest(array_remove(ARRAY[t.mentor_id,
      CASE WHEN (t.mentorship_id IS NULL
        OR (t.mentor_id IS NOT NULL
          AND t.status NOT IN ('done', 'waived', 'cancelled'))) THEN t.reviewer_id END] || CASE WHEN ((t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled')))
        AND t.status = 'submitted') THEN ARRAY(SELECT l.substitute_id
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
        AND l.user_id = t.reviewer_id) END, NULL))
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE s.document_id = d.id
  AND s.author_id = d.owner_id
  AND s.company_id = d.company_id
  AND t.company_id = d.company_id) AS received_by, (SELECT bool_or(p.is_private)
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
WHERE d.id = $23
AND f.company_id = $24
AND d.company_id = $25
AND ((d.company_id = $26
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  OR (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_opened.value
        FROM documents_opened)::int[])
    OR (d.folder_id = ANY ((SELECT folders_unlocked.value
          FROM folders_unlocked)::int[])
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $35)))
  OR (d.status <> 'draft'
    AND d.folder_id = ANY ((SELECT folders_unlocked.value
        FROM folders_unlocked)::int[])))

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
      OR m.mentee_id = $9)) AS value), folders_given_draft AS MATERIALIZED (SELECT ARRAY(
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
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)) AS value),
        documents_given_draft AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $11
    AND (a.level = 'edit'
      OR a.manages)
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $12)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $17
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $23
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $24)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $25)
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
    WHERE s.company_id = $26
    AND t.company_id = $27
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $28
      OR (t.reviewer_id = $29
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
            AND l.substitute_id = $30))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format,
    'status', d.status, 'draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])) THEN d.draft END, 'folder', CASE WHEN f.id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
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
    WHERE x.id = v.file_id), 'is_watched', EXISTS (SELECT
    FROM document_watchers w
    WHERE w.document_id = d.id
    AND w.user_id = $18), 'working_draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[]))
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
      WHERE p.id = d.drafted_by)) END)::text AS json, d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id,
          d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, ARRAY(SELECT unnest(array_remove(ARRAY[t.mentor_id,
      CASE WHEN (t.mentorship_id IS NULL
        OR (t.mentor_id IS NOT NULL
          AND t.status NOT IN ('done', 'waived', 'cancelled'))) THEN t.reviewer_id END] || CASE WHEN ((t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled')))
        AND t.status = 'submitted') THEN ARRAY(SELECT l.substitute_id
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
        AND l.user_id = t.reviewer_id) END, NULL))
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE s.document_id = d.id
  AND s.author_id = d.owner_id
  AND s.company_id = d.company_id
  AND t.company_id = d.company_id) AS received_by, (SELECT bool_or(p.is_private)
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
WHERE d.id = $19
AND f.company_id = $20
AND d.company_id = $21
AND ((d.company_id = $22
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  OR (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])))

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
      OR m.mentee_id = $9)) AS value), folders_given_draft AS MATERIALIZED (SELECT ARRAY(
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
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)) AS value),
        documents_given_draft AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $11
    AND (a.level = 'edit'
      OR a.manages)
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $12)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $17
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $23
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $24)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $25)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT d.id, d.version, json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format,
    'status', d.status, 'draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])) THEN d.draft END, 'folder', CASE WHEN f.id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[]) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
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
    WHERE x.id = v.file_id), 'is_watched', EXISTS (SELECT
    FROM document_watchers w
    WHERE w.document_id = d.id
    AND w.user_id = $18), 'working_draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[]))
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
      WHERE p.id = d.drafted_by)) END)::text AS json, d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id,
          d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, ARRAY(SELECT unnest(array_remove(ARRAY[t.mentor_id,
      CASE WHEN (t.mentorship_id IS NULL
        OR (t.mentor_id IS NOT NULL
          AND t.status NOT IN ('done', 'waived', 'cancelled'))) THEN t.reviewer_id END] || CASE WHEN ((t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled')))
        AND t.status = 'submitted') THEN ARRAY(SELECT l.substitute_id
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
        AND l.user_id = t.reviewer_id) END, NULL))
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE s.document_id = d.id
  AND s.author_id = d.owner_id
  AND s.company_id = d.company_id
  AND t.company_id = d.company_id) AS received_by, (SELECT bool_or(p.is_private)
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
WHERE d.id = $19
AND f.company_id = $20
AND d.company_id = $21
AND ((d.company_id = $22
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))
  OR (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])))

-- subject
SELECT d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id, d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, ARRAY(SELECT unnest(array_remove(ARRAY[t.mentor_id,
      CASE WHEN (t.mentorship_id IS NULL
        OR (t.mentor_id IS NOT NULL
          AND t.status NOT IN ('done', 'waived', 'cancelled'))) THEN t.reviewer_id END] || CASE WHEN ((t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled')))
        AND t.status = 'submitted') THEN ARRAY(SELECT l.substitute_id
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
        AND l.user_id = t.reviewer_id) END, NULL))
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE s.document_id = d.id
  AND s.author_id = d.owner_id
  AND s.company_id = d.company_id
  AND t.company_id = d.company_id) AS received_by, (SELECT bool_or(p.is_private)
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
          AND t.status = 'submitted')))) AS value), folders_given_draft AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $22
      AND (a.level = 'edit'
        OR a.manages)
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $23)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $24)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $25
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)) AS value),
        documents_given_draft AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $26
    AND (a.level = 'edit'
      OR a.manages)
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $27)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_opened AS MATERIALIZED (SELECT ARRAY(SELECT o.document_id
    FROM document_openings o
    WHERE o.user_id = $29
    AND o.expires_at > now()) AS value), folders_unlocked AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    WHERE f.company_id = $30
    GROUP BY f.id
    HAVING bool_and(NOT p.is_private)) AS value)
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
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))
    OR (d.folder_id = ANY ((SELECT folders_given_draft.value
          FROM folders_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_given_draft.value
          FROM documents_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_opened.value
          FROM documents_opened)::int[])
      OR (d.folder_id = ANY ((SELECT folders_unlocked.value
            FROM folders_unlocked)::int[])
        AND (d.draft IN ('none', 'in_review')
          OR d.drafted_by = $31)))
    OR (d.status <> 'draft'
      AND d.folder_id = ANY ((SELECT folders_unlocked.value
          FROM folders_unlocked)::int[])))
  AND d.trashed_at IS NOT NULL
  AND d.id = $32
  AND d.folder_id = $33
  AND d.folder_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[])
  AND d.status = $34
  AND CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_opened.value
        FROM documents_opened)::int[])
    OR (d.folder_id = ANY ((SELECT folders_unlocked.value
          FROM folders_unlocked)::int[])
      AND (d.draft IN ('none', 'in_review')
        OR d.drafted_by = $35))) THEN d.draft END = $36
  AND d.format = $37
  AND d.owner_id = $38
  AND coalesce(d.verified_until < now(), false) = $39
  AND lower(d.title) LIKE $40) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
            FROM folders_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_given_draft.value
            FROM documents_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_opened.value
            FROM documents_opened)::int[])
        OR (d.folder_id = ANY ((SELECT folders_unlocked.value
              FROM folders_unlocked)::int[])
          AND (d.draft IN ('none', 'in_review')
            OR d.drafted_by = $41))) THEN d.draft END, 'folder', CASE WHEN f.id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[]) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
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
    WHERE f.company_id = $42
    AND d.company_id = $43
    AND ((d.company_id = $44
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))
      OR (d.folder_id = ANY ((SELECT folders_given_draft.value
            FROM folders_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_given_draft.value
            FROM documents_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_opened.value
            FROM documents_opened)::int[])
        OR (d.folder_id = ANY ((SELECT folders_unlocked.value
              FROM folders_unlocked)::int[])
          AND (d.draft IN ('none', 'in_review')
            OR d.drafted_by = $45)))
      OR (d.status <> 'draft'
        AND d.folder_id = ANY ((SELECT folders_unlocked.value
            FROM folders_unlocked)::int[])))
    AND d.trashed_at IS NOT NULL
    AND d.id = $46
    AND d.folder_id = $47
    AND d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    AND d.status = $48
    AND CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
          FROM folders_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_given_draft.value
          FROM documents_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_opened.value
          FROM documents_opened)::int[])
      OR (d.folder_id = ANY ((SELECT folders_unlocked.value
            FROM folders_unlocked)::int[])
        AND (d.draft IN ('none', 'in_review')
          OR d.drafted_by = $49))) THEN d.draft END = $50
    AND d.format = $51
    AND d.owner_id = $52
    AND coalesce(d.verified_until < now(), false) = $53
    AND lower(d.title) LIKE $54
    ORDER BY d.created_at DESC, d.id
    LIMIT $55 OFFSET $56 ) row) AS results

-- list
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
          AND t.status = 'submitted')))) AS value), folders_given_draft AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $22
      AND (a.level = 'edit'
        OR a.manages)
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $23)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $24)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $25
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)) AS value),
        documents_given_draft AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $26
    AND (a.level = 'edit'
      OR a.manages)
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $27)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $28)
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
  LEFT
  JOIN document_versions v ON v.id = d.published_version_id
  WHERE f.company_id = $1
  AND d.company_id = $2
  AND ((d.company_id = $3
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))
    OR (d.folder_id = ANY ((SELECT folders_given_draft.value
          FROM folders_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_given_draft.value
          FROM documents_given_draft)::int[])))
  AND d.trashed_at IS NOT NULL
  AND d.id = $29
  AND d.folder_id = $30
  AND d.folder_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[])
  AND d.status = $31
  AND CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])) THEN d.draft END = $32
  AND d.format = $33
  AND d.owner_id = $34
  AND coalesce(d.verified_until < now(), false) = $35
  AND lower(d.title) LIKE $36) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
            FROM folders_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_given_draft.value
            FROM documents_given_draft)::int[])) THEN d.draft END, 'folder', CASE WHEN f.id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[]) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
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
    WHERE f.company_id = $37
    AND d.company_id = $38
    AND ((d.company_id = $39
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))
      OR (d.folder_id = ANY ((SELECT folders_given_draft.value
            FROM folders_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_given_draft.value
            FROM documents_given_draft)::int[])))
    AND d.trashed_at IS NOT NULL
    AND d.id = $40
    AND d.folder_id = $41
    AND d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    AND d.status = $42
    AND CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
          FROM folders_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_given_draft.value
          FROM documents_given_draft)::int[])) THEN d.draft END = $43
    AND d.format = $44
    AND d.owner_id = $45
    AND coalesce(d.verified_until < now(), false) = $46
    AND lower(d.title) LIKE $47
    ORDER BY d.created_at DESC, d.id
    LIMIT $48 OFFSET $49 ) row) AS results

-- list
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
            FROM pairs_joined)::text[])))) AS value), folders_given_draft AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $17
      AND (a.level = 'edit'
        OR a.manages)
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $18)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $19)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)) AS value),
        documents_given_draft AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND (a.level = 'edit'
      OR a.manages)
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $22)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $23)
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
  LEFT
  JOIN document_versions v ON v.id = d.published_version_id
  WHERE f.company_id = $1
  AND d.company_id = $2
  AND ((d.company_id = $3
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ('{}'::int[])))
    OR (d.folder_id = ANY ((SELECT folders_given_draft.value
          FROM folders_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_given_draft.value
          FROM documents_given_draft)::int[])))
  AND d.trashed_at IS NOT NULL
  AND d.id = $24
  AND d.folder_id = $25
  AND d.folder_id = ANY ((SELECT folders_readable.value
      FROM folders_readable)::int[])
  AND d.status = $26
  AND CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
        FROM folders_given_draft)::int[])
    OR d.id = ANY ((SELECT documents_given_draft.value
        FROM documents_given_draft)::int[])) THEN d.draft END = $27
  AND d.format = $28
  AND d.owner_id = $29
  AND coalesce(d.verified_until < now(), false) = $30
  AND lower(d.title) LIKE $31) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
        'draft', CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
            FROM folders_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_given_draft.value
            FROM documents_given_draft)::int[])) THEN d.draft END, 'folder', CASE WHEN f.id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[]) THEN json_build_object('id', f.id, 'name', f.name) END, 'language', d.language, 'owner',
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
    WHERE f.company_id = $32
    AND d.company_id = $33
    AND ((d.company_id = $34
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))
      OR (d.folder_id = ANY ((SELECT folders_given_draft.value
            FROM folders_given_draft)::int[])
        OR d.id = ANY ((SELECT documents_given_draft.value
            FROM documents_given_draft)::int[])))
    AND d.trashed_at IS NOT NULL
    AND d.id = $35
    AND d.folder_id = $36
    AND d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    AND d.status = $37
    AND CASE WHEN (d.folder_id = ANY ((SELECT folders_given_draft.value
          FROM folders_given_draft)::int[])
      OR d.id = ANY ((SELECT documents_given_draft.value
          FROM documents_given_draft)::int[])) THEN d.draft END = $38
    AND d.format = $39
    AND d.owner_id = $40
    AND coalesce(d.verified_until < now(), false) = $41
    AND lower(d.title) LIKE $42
    ORDER BY d.created_at DESC, d.id
    LIMIT $43 OFFSET $44 ) row) AS results

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
