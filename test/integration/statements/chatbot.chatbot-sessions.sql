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
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'title', s.title, 'summary', s.summary,
    'documents', (
    SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title)
        ORDER BY x.last DESC, x.id), '[]')
    FROM (
      SELECT d.id, d.title, max(m.id) AS last
      FROM (SELECT a.id
        FROM chatbot_messages a
        WHERE a.session_id = s.id
        ORDER BY a.id DESC
        LIMIT 100) m
      JOIN chatbot_citations c ON c.message_id = m.id
      JOIN documents d ON d.id = c.document_id
      AND d.company_id = c.company_id
      WHERE (d.company_id = $1
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))
      GROUP BY d.id, d.title
      ORDER BY last DESC, d.id
      LIMIT 5) x), 'last_asked_at', s.last_asked_at, 'created_at', s.created_at, 'updated_at', s.updated_at)::text AS json,
          s.company_id, s.user_id
FROM chatbot_sessions s
WHERE s.id = $20
AND s.company_id = $21
AND s.user_id = $22

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
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'title', s.title, 'summary', s.summary,
    'documents', (
    SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title)
        ORDER BY x.last DESC, x.id), '[]')
    FROM (
      SELECT d.id, d.title, max(m.id) AS last
      FROM (SELECT a.id
        FROM chatbot_messages a
        WHERE a.session_id = s.id
        ORDER BY a.id DESC
        LIMIT 100) m
      JOIN chatbot_citations c ON c.message_id = m.id
      JOIN documents d ON d.id = c.document_id
      AND d.company_id = c.company_id
      WHERE (d.company_id = $1
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))
      GROUP BY d.id, d.title
      ORDER BY last DESC, d.id
      LIMIT 5) x), 'last_asked_at', s.last_asked_at, 'created_at', s.created_at, 'updated_at', s.updated_at)::text AS json,
          s.company_id, s.user_id
FROM chatbot_sessions s
WHERE s.id = $20
AND s.company_id = $21
AND s.user_id = $22

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
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'title', s.title, 'summary', s.summary,
    'documents', (
    SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title)
        ORDER BY x.last DESC, x.id), '[]')
    FROM (
      SELECT d.id, d.title, max(m.id) AS last
      FROM (SELECT a.id
        FROM chatbot_messages a
        WHERE a.session_id = s.id
        ORDER BY a.id DESC
        LIMIT 100) m
      JOIN chatbot_citations c ON c.message_id = m.id
      JOIN documents d ON d.id = c.document_id
      AND d.company_id = c.company_id
      WHERE (d.company_id = $1
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))
      GROUP BY d.id, d.title
      ORDER BY last DESC, d.id
      LIMIT 5) x), 'last_asked_at', s.last_asked_at, 'created_at', s.created_at, 'updated_at', s.updated_at)::text AS json,
          s.company_id, s.user_id
FROM chatbot_sessions s
WHERE s.id = $15
AND s.company_id = $16
AND s.user_id = $17

-- subject
SELECT s.company_id, s.user_id
FROM chatbot_sessions s
WHERE s.id = $1

-- findForUpdate
SELECT "id","company_id","user_id","title","summary","has_own_summary","last_asked_at","created_at","updated_at","version"
FROM chatbot_sessions
WHERE id = $1
FOR
UPDATE

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $8
      AND d.company_id = $9
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $10)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $11
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $12
      OR m.mentee_id = $13)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $5
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $7)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $14
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $15
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $17)
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
    WHERE s.company_id = $18
    AND t.company_id = $19
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $20
      OR (t.reviewer_id = $21
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
            AND l.substitute_id = $22))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT (SELECT count(*)::int
  FROM chatbot_sessions s
  WHERE s.company_id = $1
  AND s.user_id = $2
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version, 'title',
      row.title, 'summary', row.summary, 'documents', (
          SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title)
              ORDER BY x.last DESC, x.id), '[]')
          FROM (
            SELECT d.id, d.title, max(m.id) AS last
            FROM (SELECT a.id
              FROM chatbot_messages a
              WHERE a.session_id = row.id
              ORDER BY a.id DESC
              LIMIT 100) m
            JOIN chatbot_citations c ON c.message_id = m.id
            JOIN documents d ON d.id = c.document_id
            AND d.company_id = c.company_id
            WHERE (d.company_id = $4
              AND (d.status = 'published'
                AND d.trashed_at IS NULL)
              AND (d.folder_id = ANY ((SELECT folders_readable.value
                    FROM folders_readable)::int[])
                OR d.id = ANY ((SELECT documents_given_view.value
                    FROM documents_given_view)::int[])
                OR d.id = ANY ((SELECT documents_handed_in.value
                    FROM documents_handed_in)::int[])))
            GROUP BY d.id, d.title
            ORDER BY last DESC, d.id
            LIMIT 5) x), 'last_asked_at', row.last_asked_at, 'created_at', row.created_at, 'updated_at', row.updated_at)),
                '[]')::text
  FROM (
    SELECT s.*
    FROM chatbot_sessions s
    WHERE s.company_id = $23
    AND s.user_id = $24
    AND s.id = $25
    ORDER BY s.created_at DESC, s.id
    LIMIT $26 OFFSET $27 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $8
      AND d.company_id = $9
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $10)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $11
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $12
      OR m.mentee_id = $13)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $5
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $7)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $14
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $15
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $17)
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
    WHERE s.company_id = $18
    AND t.company_id = $19
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $20
      OR (t.reviewer_id = $21
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
            AND l.substitute_id = $22))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
SELECT (SELECT count(*)::int
  FROM chatbot_sessions s
  WHERE s.company_id = $1
  AND s.user_id = $2
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version, 'title',
      row.title, 'summary', row.summary, 'documents', (
          SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title)
              ORDER BY x.last DESC, x.id), '[]')
          FROM (
            SELECT d.id, d.title, max(m.id) AS last
            FROM (SELECT a.id
              FROM chatbot_messages a
              WHERE a.session_id = row.id
              ORDER BY a.id DESC
              LIMIT 100) m
            JOIN chatbot_citations c ON c.message_id = m.id
            JOIN documents d ON d.id = c.document_id
            AND d.company_id = c.company_id
            WHERE (d.company_id = $4
              AND (d.status = 'published'
                AND d.trashed_at IS NULL)
              AND (d.folder_id = ANY ((SELECT folders_readable.value
                    FROM folders_readable)::int[])
                OR d.id = ANY ((SELECT documents_given_view.value
                    FROM documents_given_view)::int[])
                OR d.id = ANY ((SELECT documents_handed_in.value
                    FROM documents_handed_in)::int[])))
            GROUP BY d.id, d.title
            ORDER BY last DESC, d.id
            LIMIT 5) x), 'last_asked_at', row.last_asked_at, 'created_at', row.created_at, 'updated_at', row.updated_at)),
                '[]')::text
  FROM (
    SELECT s.*
    FROM chatbot_sessions s
    WHERE s.company_id = $23
    AND s.user_id = $24
    AND s.id = $25
    ORDER BY s.created_at DESC, s.id
    LIMIT $26 OFFSET $27 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $8
      AND d.company_id = $9
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $10)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $11
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $12
      OR m.mentee_id = $13)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $5
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $7)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $14
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $15
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $17)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT (SELECT count(*)::int
  FROM chatbot_sessions s
  WHERE s.company_id = $1
  AND s.user_id = $2
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version, 'title',
      row.title, 'summary', row.summary, 'documents', (
          SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title)
              ORDER BY x.last DESC, x.id), '[]')
          FROM (
            SELECT d.id, d.title, max(m.id) AS last
            FROM (SELECT a.id
              FROM chatbot_messages a
              WHERE a.session_id = row.id
              ORDER BY a.id DESC
              LIMIT 100) m
            JOIN chatbot_citations c ON c.message_id = m.id
            JOIN documents d ON d.id = c.document_id
            AND d.company_id = c.company_id
            WHERE (d.company_id = $4
              AND (d.status = 'published'
                AND d.trashed_at IS NULL)
              AND (d.folder_id = ANY ((SELECT folders_readable.value
                    FROM folders_readable)::int[])
                OR d.id = ANY ((SELECT documents_given_view.value
                    FROM documents_given_view)::int[])
                OR d.id = ANY ('{}'::int[])))
            GROUP BY d.id, d.title
            ORDER BY last DESC, d.id
            LIMIT 5) x), 'last_asked_at', row.last_asked_at, 'created_at', row.created_at, 'updated_at', row.updated_at)),
                '[]')::text
  FROM (
    SELECT s.*
    FROM chatbot_sessions s
    WHERE s.company_id = $18
    AND s.user_id = $19
    AND s.id = $20
    ORDER BY s.created_at DESC, s.id
    LIMIT $21 OFFSET $22 ) row) AS results

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM chatbot_sessions
WHERE id = $1

-- wipe
SELECT h.task_id
FROM chatbot_handovers h
JOIN chatbot_messages m ON m.id = h.message_id
WHERE m.user_id = $1
AND h.task_id IS NOT NULL

-- wipe
DELETE
FROM chatbot_sessions
WHERE user_id = $1
