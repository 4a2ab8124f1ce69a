-- find
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
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
    WHERE s.company_id = $15
    AND t.company_id = $16
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $17
      OR (t.reviewer_id = $18
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
            AND l.substitute_id = $19))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'questions', c.questions, 'answer', c.answer,
    'status', c.status, 'decline_reason', c.decline_reason, 'documents', (
    SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
        CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
        ORDER BY d.id), '[]')
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))), 'is_stale', EXISTS (SELECT
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE d.id IS NULL
    OR NOT (d.status = 'published'
      AND d.trashed_at IS NULL)
    OR v.number <> r.version
    OR coalesce(d.verified_until < now(), false)), 'author', (SELECT json_build_object('id', p.id, 'name', p.name,
        'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.author_id), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.company_id,
        c.author_id, c.status
FROM curated_answers c
WHERE c.id = $20
AND c.company_id = $21

-- find
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
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
    WHERE s.company_id = $15
    AND t.company_id = $16
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $17
      OR (t.reviewer_id = $18
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
            AND l.substitute_id = $19))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'questions', c.questions, 'answer', c.answer,
    'status', c.status, 'decline_reason', c.decline_reason, 'documents', (
    SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
        CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
        ORDER BY d.id), '[]')
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))), 'is_stale', EXISTS (SELECT
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE d.id IS NULL
    OR NOT (d.status = 'published'
      AND d.trashed_at IS NULL)
    OR v.number <> r.version
    OR coalesce(d.verified_until < now(), false)), 'author', (SELECT json_build_object('id', p.id, 'name', p.name,
        'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.author_id), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.company_id,
        c.author_id, c.status
FROM curated_answers c
WHERE c.id = $20
AND c.company_id = $21
AND c.author_id = $22

-- find
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
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'questions', c.questions, 'answer', c.answer,
    'status', c.status, 'decline_reason', c.decline_reason, 'documents', (
    SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
        CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
        ORDER BY d.id), '[]')
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ('{}'::int[])))), 'is_stale', EXISTS (SELECT
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE d.id IS NULL
    OR NOT (d.status = 'published'
      AND d.trashed_at IS NULL)
    OR v.number <> r.version
    OR coalesce(d.verified_until < now(), false)), 'author', (SELECT json_build_object('id', p.id, 'name', p.name,
        'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.author_id), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.company_id,
        c.author_id, c.status
FROM curated_answers c
WHERE c.id = $15
AND c.company_id = $16
AND c.author_id = $17

-- subject
SELECT c.company_id, c.author_id, c.status
FROM curated_answers c
WHERE c.id = $1

-- findForUpdate
SELECT "id","company_id","author_id","questions","question_keys","answer","documents","status","decline_reason","created_at","updated_at","version"
FROM curated_answers
WHERE id = $1
FOR
UPDATE

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $9
      AND d.company_id = $10
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $11)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $12
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $13
      OR m.mentee_id = $14)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $6
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $7)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $8)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $15
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
    WHERE s.company_id = $19
    AND t.company_id = $20
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $21
      OR (t.reviewer_id = $22
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
            AND l.substitute_id = $23))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT (SELECT count(*)::int
  FROM curated_answers c
  WHERE c.company_id = $1
  AND c.id = $2
  AND c.status = $3
  AND EXISTS (SELECT
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE d.id IS NULL
    OR NOT (d.status = 'published'
      AND d.trashed_at IS NULL)
    OR v.number <> r.version
    OR coalesce(d.verified_until < now(), false)) = $4) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id,
        'version', row.version, 'questions', row.questions, 'answer', row.answer, 'status', row.status, 'decline_reason',
        row.decline_reason, 'documents', (
          SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
              CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
              ORDER BY d.id), '[]')
          FROM jsonb_to_recordset(row.documents) r (document_id int, version int)
          LEFT
          JOIN (documents d
            JOIN document_versions v ON v.id = d.published_version_id
            AND v.company_id = d.company_id) ON d.id = r.document_id
          AND d.company_id = row.company_id
          WHERE (d.company_id = $5
            AND (d.status = 'published'
              AND d.trashed_at IS NULL)
            AND (d.folder_id = ANY ((SELECT folders_readable.value
                  FROM folders_readable)::int[])
              OR d.id = ANY ((SELECT documents_given_view.value
                  FROM documents_given_view)::int[])
              OR d.id = ANY ((SELECT documents_handed_in.value
                  FROM documents_handed_in)::int[])))), 'is_stale', EXISTS (SELECT
          FROM jsonb_to_recordset(row.documents) r (document_id int, version int)
          LEFT
          JOIN (documents d
            JOIN document_versions v ON v.id = d.published_version_id
            AND v.company_id = d.company_id) ON d.id = r.document_id
          AND d.company_id = row.company_id
          WHERE d.id IS NULL
          OR NOT (d.status = 'published'
            AND d.trashed_at IS NULL)
          OR v.number <> r.version
          OR coalesce(d.verified_until < now(), false)), 'author', (SELECT json_build_object('id', p.id, 'name', p.name,
              'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT c.*
    FROM curated_answers c
    WHERE c.company_id = $24
    AND c.id = $25
    AND c.status = $26
    AND EXISTS (SELECT
      FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
      LEFT
      JOIN (documents d
        JOIN document_versions v ON v.id = d.published_version_id
        AND v.company_id = d.company_id) ON d.id = r.document_id
      AND d.company_id = c.company_id
      WHERE d.id IS NULL
      OR NOT (d.status = 'published'
        AND d.trashed_at IS NULL)
      OR v.number <> r.version
      OR coalesce(d.verified_until < now(), false)) = $27
    ORDER BY c.created_at DESC, c.id
    LIMIT $28 OFFSET $29 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
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
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $13
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $14
      OR m.mentee_id = $15)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $7
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $8)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $9)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $16
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
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
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $20
    AND t.company_id = $21
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $22
      OR (t.reviewer_id = $23
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
            AND l.substitute_id = $24))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT (SELECT count(*)::int
  FROM curated_answers c
  WHERE c.company_id = $1
  AND c.author_id = $2
  AND c.id = $3
  AND c.status = $4
  AND EXISTS (SELECT
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE d.id IS NULL
    OR NOT (d.status = 'published'
      AND d.trashed_at IS NULL)
    OR v.number <> r.version
    OR coalesce(d.verified_until < now(), false)) = $5) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id,
        'version', row.version, 'questions', row.questions, 'answer', row.answer, 'status', row.status, 'decline_reason',
        row.decline_reason, 'documents', (
          SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
              CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
              ORDER BY d.id), '[]')
          FROM jsonb_to_recordset(row.documents) r (document_id int, version int)
          LEFT
          JOIN (documents d
            JOIN document_versions v ON v.id = d.published_version_id
            AND v.company_id = d.company_id) ON d.id = r.document_id
          AND d.company_id = row.company_id
          WHERE (d.company_id = $6
            AND (d.status = 'published'
              AND d.trashed_at IS NULL)
            AND (d.folder_id = ANY ((SELECT folders_readable.value
                  FROM folders_readable)::int[])
              OR d.id = ANY ((SELECT documents_given_view.value
                  FROM documents_given_view)::int[])
              OR d.id = ANY ((SELECT documents_handed_in.value
                  FROM documents_handed_in)::int[])))), 'is_stale', EXISTS (SELECT
          FROM jsonb_to_recordset(row.documents) r (document_id int, version int)
          LEFT
          JOIN (documents d
            JOIN document_versions v ON v.id = d.published_version_id
            AND v.company_id = d.company_id) ON d.id = r.document_id
          AND d.company_id = row.company_id
          WHERE d.id IS NULL
          OR NOT (d.status = 'published'
            AND d.trashed_at IS NULL)
          OR v.number <> r.version
          OR coalesce(d.verified_until < now(), false)), 'author', (SELECT json_build_object('id', p.id, 'name', p.name,
              'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT c.*
    FROM curated_answers c
    WHERE c.company_id = $25
    AND c.author_id = $26
    AND c.id = $27
    AND c.status = $28
    AND EXISTS (SELECT
      FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
      LEFT
      JOIN (documents d
        JOIN document_versions v ON v.id = d.published_version_id
        AND v.company_id = d.company_id) ON d.id = r.document_id
      AND d.company_id = c.company_id
      WHERE d.id IS NULL
      OR NOT (d.status = 'published'
        AND d.trashed_at IS NULL)
      OR v.number <> r.version
      OR coalesce(d.verified_until < now(), false)) = $29
    ORDER BY c.created_at DESC, c.id
    LIMIT $30 OFFSET $31 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
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
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $13
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $14
      OR m.mentee_id = $15)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $7
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $8)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $9)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $16
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
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
            FROM pairs_joined)::text[])))) AS value)
SELECT (SELECT count(*)::int
  FROM curated_answers c
  WHERE c.company_id = $1
  AND c.author_id = $2
  AND c.id = $3
  AND c.status = $4
  AND EXISTS (SELECT
    FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
    LEFT
    JOIN (documents d
      JOIN document_versions v ON v.id = d.published_version_id
      AND v.company_id = d.company_id) ON d.id = r.document_id
    AND d.company_id = c.company_id
    WHERE d.id IS NULL
    OR NOT (d.status = 'published'
      AND d.trashed_at IS NULL)
    OR v.number <> r.version
    OR coalesce(d.verified_until < now(), false)) = $5) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id,
        'version', row.version, 'questions', row.questions, 'answer', row.answer, 'status', row.status, 'decline_reason',
        row.decline_reason, 'documents', (
          SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
              CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
              ORDER BY d.id), '[]')
          FROM jsonb_to_recordset(row.documents) r (document_id int, version int)
          LEFT
          JOIN (documents d
            JOIN document_versions v ON v.id = d.published_version_id
            AND v.company_id = d.company_id) ON d.id = r.document_id
          AND d.company_id = row.company_id
          WHERE (d.company_id = $6
            AND (d.status = 'published'
              AND d.trashed_at IS NULL)
            AND (d.folder_id = ANY ((SELECT folders_readable.value
                  FROM folders_readable)::int[])
              OR d.id = ANY ((SELECT documents_given_view.value
                  FROM documents_given_view)::int[])
              OR d.id = ANY ('{}'::int[])))), 'is_stale', EXISTS (SELECT
          FROM jsonb_to_recordset(row.documents) r (document_id int, version int)
          LEFT
          JOIN (documents d
            JOIN document_versions v ON v.id = d.published_version_id
            AND v.company_id = d.company_id) ON d.id = r.document_id
          AND d.company_id = row.company_id
          WHERE d.id IS NULL
          OR NOT (d.status = 'published'
            AND d.trashed_at IS NULL)
          OR v.number <> r.version
          OR coalesce(d.verified_until < now(), false)), 'author', (SELECT json_build_object('id', p.id, 'name', p.name,
              'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT c.*
    FROM curated_answers c
    WHERE c.company_id = $20
    AND c.author_id = $21
    AND c.id = $22
    AND c.status = $23
    AND EXISTS (SELECT
      FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
      LEFT
      JOIN (documents d
        JOIN document_versions v ON v.id = d.published_version_id
        AND v.company_id = d.company_id) ON d.id = r.document_id
      AND d.company_id = c.company_id
      WHERE d.id IS NULL
      OR NOT (d.status = 'published'
        AND d.trashed_at IS NULL)
      OR v.number <> r.version
      OR coalesce(d.verified_until < now(), false)) = $24
    ORDER BY c.created_at DESC, c.id
    LIMIT $25 OFFSET $26 ) row) AS results

-- answering
SELECT c.id, c.answer
FROM curated_answers c
WHERE c.company_id = $1
AND c.status = 'published'
AND c.question_keys @> ARRAY[$2]
ORDER BY c.id
LIMIT 1

-- readable
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $6
      AND d.company_id = $7
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $8)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $9
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $10
      OR m.mentee_id = $11)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $3
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $12
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
    WHERE s.company_id = $16
    AND t.company_id = $17
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $18
      OR (t.reviewer_id = $19
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
            AND l.substitute_id = $20))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT d.id AS document_id, v.number AS version
FROM documents d
JOIN document_versions v ON v.id = d.published_version_id
AND v.company_id = d.company_id
WHERE d.id = ANY ($1::int[])
AND (d.company_id = $2
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ((SELECT documents_handed_in.value
        FROM documents_handed_in)::int[])))
ORDER BY d.id

-- readable
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $6
      AND d.company_id = $7
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $8)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $9
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $10
      OR m.mentee_id = $11)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $3
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $12
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
    WHERE s.company_id = $16
    AND t.company_id = $17
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $18
      OR (t.reviewer_id = $19
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
            AND l.substitute_id = $20))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT d.id AS document_id, v.number AS version
FROM documents d
JOIN document_versions v ON v.id = d.published_version_id
AND v.company_id = d.company_id
WHERE d.id = ANY ($1::int[])
AND (d.company_id = $2
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ((SELECT documents_handed_in.value
        FROM documents_handed_in)::int[])))
ORDER BY d.id

-- readable
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $6
      AND d.company_id = $7
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $8)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $9
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $10
      OR m.mentee_id = $11)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $3
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $12
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
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
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT d.id AS document_id, v.number AS version
FROM documents d
JOIN document_versions v ON v.id = d.published_version_id
AND v.company_id = d.company_id
WHERE d.id = ANY ($1::int[])
AND (d.company_id = $2
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ('{}'::int[])))
ORDER BY d.id

-- admins
SELECT u.id
FROM users u
WHERE u.company_id = $1
AND u.role = 'admin'
ORDER BY u.id

-- queueForPublishing
SELECT pg_advisory_xact_lock(hashtextextended($1, 0))

-- isTaken
SELECT
FROM curated_answers c
WHERE c.company_id = $1
AND c.status = 'published'
AND c.question_keys && $2::text[]
AND c.id <> $3
LIMIT 1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM curated_answers
WHERE id = $1
