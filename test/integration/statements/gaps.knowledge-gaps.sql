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
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'question', g.question, 'language',
    g.language, 'status', g.status, 'asked_count', g.asked_count, 'unhelpful_count', g.unhelpful_count, 'first_asked_on',
    g.first_asked_on, 'last_asked_on', g.last_asked_on, 'curated_answer_id', g.curated_answer_id, 'document_id', (SELECT d.id
    FROM documents d
    WHERE d.id = g.document_id
    AND (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))), 'task_id', g.task_id, 'closed_at', g.closed_at, 'effect',
                CASE WHEN g.status = 'closed' THEN json_build_object('asked', g.asked_since, 'answered',
                g.answered_since) END)::text AS json, g.company_id
FROM knowledge_gaps g
WHERE g.id = $20
AND g.company_id = $21

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
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'question', g.question, 'language',
    g.language, 'status', g.status, 'asked_count', g.asked_count, 'unhelpful_count', g.unhelpful_count, 'first_asked_on',
    g.first_asked_on, 'last_asked_on', g.last_asked_on, 'curated_answer_id', g.curated_answer_id, 'document_id', (SELECT d.id
    FROM documents d
    WHERE d.id = g.document_id
    AND (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))), 'task_id', g.task_id, 'closed_at', g.closed_at, 'effect',
                CASE WHEN g.status = 'closed' THEN json_build_object('asked', g.asked_since, 'answered',
                g.answered_since) END)::text AS json, g.company_id
FROM knowledge_gaps g
WHERE g.id = $20
AND g.company_id = $21

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
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'question', g.question, 'language',
    g.language, 'status', g.status, 'asked_count', g.asked_count, 'unhelpful_count', g.unhelpful_count, 'first_asked_on',
    g.first_asked_on, 'last_asked_on', g.last_asked_on, 'curated_answer_id', g.curated_answer_id, 'document_id', (SELECT d.id
    FROM documents d
    WHERE d.id = g.document_id
    AND (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ('{}'::int[])))), 'task_id', g.task_id, 'closed_at', g.closed_at, 'effect',
            CASE WHEN g.status = 'closed' THEN json_build_object('asked', g.asked_since, 'answered',
            g.answered_since) END)::text AS json, g.company_id
FROM knowledge_gaps g
WHERE g.id = $15
AND g.company_id = $16

-- subject
SELECT g.company_id
FROM knowledge_gaps g
WHERE g.id = $1

-- findForUpdate
SELECT "id","company_id","question_key","question","language","status","asked_count","unhelpful_count","first_asked_on","last_asked_on","curated_answer_id","document_id","task_id","closed_at","asked_since","answered_since","version"
FROM knowledge_gaps
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
  FROM knowledge_gaps g
  WHERE g.company_id = $1
  AND g.id = $2
  AND g.status = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'question', row.question, 'language', row.language, 'status', row.status, 'asked_count', row.asked_count,
      'unhelpful_count', row.unhelpful_count, 'first_asked_on', row.first_asked_on, 'last_asked_on', row.last_asked_on,
      'curated_answer_id', row.curated_answer_id, 'document_id', (SELECT d.id
          FROM documents d
          WHERE d.id = row.document_id
          AND (d.company_id = $4
            AND (d.status = 'published'
              AND d.trashed_at IS NULL)
            AND (d.folder_id = ANY ((SELECT folders_readable.value
                  FROM folders_readable)::int[])
              OR d.id = ANY ((SELECT documents_given_view.value
                  FROM documents_given_view)::int[])
              OR d.id = ANY ((SELECT documents_handed_in.value
                  FROM documents_handed_in)::int[])))), 'task_id', row.task_id, 'closed_at', row.closed_at, 'effect',
                      CASE WHEN row.status = 'closed' THEN json_build_object('asked', row.asked_since, 'answered', row.answered_since) END)),
                      '[]')::text
  FROM (
    SELECT g.*
    FROM knowledge_gaps g
    WHERE g.company_id = $23
    AND g.id = $24
    AND g.status = $25
    ORDER BY g.id
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
  FROM knowledge_gaps g
  WHERE g.company_id = $1
  AND g.id = $2
  AND g.status = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'question', row.question, 'language', row.language, 'status', row.status, 'asked_count', row.asked_count,
      'unhelpful_count', row.unhelpful_count, 'first_asked_on', row.first_asked_on, 'last_asked_on', row.last_asked_on,
      'curated_answer_id', row.curated_answer_id, 'document_id', (SELECT d.id
          FROM documents d
          WHERE d.id = row.document_id
          AND (d.company_id = $4
            AND (d.status = 'published'
              AND d.trashed_at IS NULL)
            AND (d.folder_id = ANY ((SELECT folders_readable.value
                  FROM folders_readable)::int[])
              OR d.id = ANY ((SELECT documents_given_view.value
                  FROM documents_given_view)::int[])
              OR d.id = ANY ((SELECT documents_handed_in.value
                  FROM documents_handed_in)::int[])))), 'task_id', row.task_id, 'closed_at', row.closed_at, 'effect',
                      CASE WHEN row.status = 'closed' THEN json_build_object('asked', row.asked_since, 'answered', row.answered_since) END)),
                      '[]')::text
  FROM (
    SELECT g.*
    FROM knowledge_gaps g
    WHERE g.company_id = $23
    AND g.id = $24
    AND g.status = $25
    ORDER BY g.id
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
  FROM knowledge_gaps g
  WHERE g.company_id = $1
  AND g.id = $2
  AND g.status = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'question', row.question, 'language', row.language, 'status', row.status, 'asked_count', row.asked_count,
      'unhelpful_count', row.unhelpful_count, 'first_asked_on', row.first_asked_on, 'last_asked_on', row.last_asked_on,
      'curated_answer_id', row.curated_answer_id, 'document_id', (SELECT d.id
          FROM documents d
          WHERE d.id = row.document_id
          AND (d.company_id = $4
            AND (d.status = 'published'
              AND d.trashed_at IS NULL)
            AND (d.folder_id = ANY ((SELECT folders_readable.value
                  FROM folders_readable)::int[])
              OR d.id = ANY ((SELECT documents_given_view.value
                  FROM documents_given_view)::int[])
              OR d.id = ANY ('{}'::int[])))), 'task_id', row.task_id, 'closed_at', row.closed_at, 'effect',
                  CASE WHEN row.status = 'closed' THEN json_build_object('asked', row.asked_since, 'answered', row.answered_since) END)),
                  '[]')::text
  FROM (
    SELECT g.*
    FROM knowledge_gaps g
    WHERE g.company_id = $18
    AND g.id = $19
    AND g.status = $20
    ORDER BY g.id
    LIMIT $21 OFFSET $22 ) row) AS results

-- countMissed
INSERT INTO knowledge_gaps AS g (company_id, question_key, question, language, asked_count, unhelpful_count,
    first_asked_on, last_asked_on)
VALUES ($1, $2, $3, $4, $5, $6, current_date, current_date)
ON CONFLICT (company_id, question_key) DO
UPDATE
SET asked_count = g.asked_count + $7, unhelpful_count = g.unhelpful_count + $8, last_asked_on = current_date,
    asked_since = g.asked_since + $9

-- withdrawUnhelpful
UPDATE knowledge_gaps g
SET unhelpful_count = greatest(unhelpful_count - 1, 0)
WHERE g.company_id = $1
AND g.question_key = $2

-- countAnswered
UPDATE knowledge_gaps g
SET asked_since = asked_since + 1, answered_since = answered_since + 1
WHERE g.company_id = $1
AND g.question_key = $2
AND g.status = 'closed'

-- isReadable
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
SELECT
FROM documents d
WHERE d.id = $1
AND (d.company_id = $2
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ((SELECT documents_handed_in.value
        FROM documents_handed_in)::int[])))

-- isReadable
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
SELECT
FROM documents d
WHERE d.id = $1
AND (d.company_id = $2
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ((SELECT documents_handed_in.value
        FROM documents_handed_in)::int[])))

-- isReadable
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
SELECT
FROM documents d
WHERE d.id = $1
AND (d.company_id = $2
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ('{}'::int[])))

-- save
-- save: written from the entity's metadata
