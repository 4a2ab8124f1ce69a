-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $14
      AND d.company_id = $15
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $16)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $17
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $18
      OR m.mentee_id = $19)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $11
      AND true
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
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND true
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
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $24
    AND t.company_id = $25
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $26
      OR (t.reviewer_id = $27
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
            AND l.substitute_id = $28))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), departments_above_5 AS MATERIALIZED (SELECT ARRAY(
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
    FROM above) AS value), pairs_joined_6 AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $39
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $40
      OR m.mentee_id = $41)) AS value), folders_readable_7 AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $33
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $34)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $35)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above_5.value
              FROM departments_above_5)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined_6.value
              FROM pairs_joined_6)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $42
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[])))) AS value), documents_given_view_8 AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $43
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $44)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $45)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined_6.value
            FROM pairs_joined_6)::text[])))) AS value)
SELECT (SELECT count(*)::int
  FROM curriculum_versions v
  CROSS
  JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
      start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
      prerequisites int[], document_id int)
  WHERE v.curriculum_id = $1
  AND v.company_id = $2
  AND v.number = $3
  AND i.id = $4
  AND i.type::text = $5
  AND i.start_week = $6
  AND i.assignee_slot::text = $7
  AND i.required = $8) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
        i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id, 1 AS version, $9::int AS curriculum_id,
        CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $10
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $29)) END AS document, CASE WHEN CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $30
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $31)) END IS NOT NULL THEN EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $32
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable_7.value
              FROM folders_readable_7)::int[])
          OR d.id = ANY ((SELECT documents_given_view_8.value
              FROM documents_given_view_8)::int[])
          OR d.id = ANY ('{}'::int[])))) END AS is_document_open
    FROM curriculum_versions v
    CROSS
    JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
        start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
        prerequisites int[], document_id int)
    WHERE v.curriculum_id = $46
    AND v.company_id = $47
    AND v.number = $48
    AND i.id = $49
    AND i.type::text = $50
    AND i.start_week = $51
    AND i.assignee_slot::text = $52
    AND i.required = $53
    ORDER BY i.id
    LIMIT $54 OFFSET $55 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $14
      AND d.company_id = $15
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $16)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $17
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $18
      OR m.mentee_id = $19)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $11
      AND true
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
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND true
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
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $24
    AND t.company_id = $25
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $26
      OR (t.reviewer_id = $27
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
            AND l.substitute_id = $28))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), departments_above_5 AS MATERIALIZED (SELECT ARRAY(
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
    FROM above) AS value), pairs_joined_6 AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $39
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $40
      OR m.mentee_id = $41)) AS value), folders_readable_7 AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $33
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $34)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $35)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above_5.value
              FROM departments_above_5)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined_6.value
              FROM pairs_joined_6)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $42
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[])))) AS value), documents_given_view_8 AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $43
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $44)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $45)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined_6.value
            FROM pairs_joined_6)::text[])))) AS value)
SELECT (SELECT count(*)::int
  FROM curriculum_versions v
  CROSS
  JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
      start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
      prerequisites int[], document_id int)
  WHERE v.curriculum_id = $1
  AND v.company_id = $2
  AND v.number = $3
  AND i.id = $4
  AND i.type::text = $5
  AND i.start_week = $6
  AND i.assignee_slot::text = $7
  AND i.required = $8) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
        i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id, 1 AS version, $9::int AS curriculum_id,
        CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $10
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $29)) END AS document, CASE WHEN CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $30
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $31)) END IS NOT NULL THEN EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $32
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable_7.value
              FROM folders_readable_7)::int[])
          OR d.id = ANY ((SELECT documents_given_view_8.value
              FROM documents_given_view_8)::int[])
          OR d.id = ANY ('{}'::int[])))) END AS is_document_open
    FROM curriculum_versions v
    CROSS
    JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
        start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
        prerequisites int[], document_id int)
    WHERE v.curriculum_id = $46
    AND v.company_id = $47
    AND v.number = $48
    AND i.id = $49
    AND i.type::text = $50
    AND i.start_week = $51
    AND i.assignee_slot::text = $52
    AND i.required = $53
    ORDER BY i.id
    LIMIT $54 OFFSET $55 ) row) AS results

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $14
      AND d.company_id = $15
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $16)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $17
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $18
      OR m.mentee_id = $19)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $11
      AND true
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
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND true
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
            FROM pairs_joined)::text[])))) AS value), departments_above_4 AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $31
      AND d.company_id = $32
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $33)
    SELECT above.id
    FROM above) AS value), pairs_joined_5 AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $34
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $35
      OR m.mentee_id = $36)) AS value), folders_readable_6 AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $28
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $29)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $30)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above_4.value
              FROM departments_above_4)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined_5.value
              FROM pairs_joined_5)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $37
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above_4.value
            FROM departments_above_4)::int[])))) AS value), documents_given_view_7 AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $38
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $39)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $40)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above_4.value
            FROM departments_above_4)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined_5.value
            FROM pairs_joined_5)::text[])))) AS value)
SELECT (SELECT count(*)::int
  FROM curriculum_versions v
  CROSS
  JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
      start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
      prerequisites int[], document_id int)
  WHERE v.curriculum_id = $1
  AND v.company_id = $2
  AND v.number = $3
  AND i.id = $4
  AND i.type::text = $5
  AND i.start_week = $6
  AND i.assignee_slot::text = $7
  AND i.required = $8) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
        i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id, 1 AS version, $9::int AS curriculum_id,
        CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $10
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $24)) END AS document, CASE WHEN CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $25
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $26)) END IS NOT NULL THEN EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $27
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable_6.value
              FROM folders_readable_6)::int[])
          OR d.id = ANY ((SELECT documents_given_view_7.value
              FROM documents_given_view_7)::int[])
          OR d.id = ANY ('{}'::int[])))) END AS is_document_open
    FROM curriculum_versions v
    CROSS
    JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
        start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
        prerequisites int[], document_id int)
    WHERE v.curriculum_id = $41
    AND v.company_id = $42
    AND v.number = $43
    AND i.id = $44
    AND i.type::text = $45
    AND i.start_week = $46
    AND i.assignee_slot::text = $47
    AND i.required = $48
    ORDER BY i.id
    LIMIT $49 OFFSET $50 ) row) AS results

-- find
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
          AND t.status = 'submitted')))) AS value), departments_above_5 AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $28
      AND d.company_id = $29
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $30)
    SELECT above.id
    FROM above) AS value), pairs_joined_6 AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $31
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $32
      OR m.mentee_id = $33)) AS value), folders_readable_7 AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $25
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $26)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $27)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above_5.value
              FROM departments_above_5)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined_6.value
              FROM pairs_joined_6)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $34
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[])))) AS value), documents_given_view_8 AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $35
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $36)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $37)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined_6.value
            FROM pairs_joined_6)::text[])))) AS value)
SELECT i.id, 1 AS version, (SELECT row_to_json(row)
  FROM (SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
      i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id, 1 AS version, $1::int AS curriculum_id,
      CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $2
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $21)) END AS document, CASE WHEN CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $22
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $23)) END IS NOT NULL THEN EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $24
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable_7.value
              FROM folders_readable_7)::int[])
          OR d.id = ANY ((SELECT documents_given_view_8.value
              FROM documents_given_view_8)::int[])
          OR d.id = ANY ('{}'::int[])))) END AS is_document_open) row)::text AS json
FROM curriculum_versions v
CROSS
JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
    start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
    prerequisites int[], document_id int)
WHERE v.curriculum_id = $38
AND v.company_id = $39
AND v.number = $40
AND i.id = $41

-- find
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
          AND t.status = 'submitted')))) AS value), departments_above_5 AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $28
      AND d.company_id = $29
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $30)
    SELECT above.id
    FROM above) AS value), pairs_joined_6 AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $31
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $32
      OR m.mentee_id = $33)) AS value), folders_readable_7 AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $25
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $26)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $27)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above_5.value
              FROM departments_above_5)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined_6.value
              FROM pairs_joined_6)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $34
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[])))) AS value), documents_given_view_8 AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $35
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $36)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $37)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above_5.value
            FROM departments_above_5)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined_6.value
            FROM pairs_joined_6)::text[])))) AS value)
SELECT i.id, 1 AS version, (SELECT row_to_json(row)
  FROM (SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
      i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id, 1 AS version, $1::int AS curriculum_id,
      CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $2
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $21)) END AS document, CASE WHEN CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $22
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $23)) END IS NOT NULL THEN EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $24
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable_7.value
              FROM folders_readable_7)::int[])
          OR d.id = ANY ((SELECT documents_given_view_8.value
              FROM documents_given_view_8)::int[])
          OR d.id = ANY ('{}'::int[])))) END AS is_document_open) row)::text AS json
FROM curriculum_versions v
CROSS
JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
    start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
    prerequisites int[], document_id int)
WHERE v.curriculum_id = $38
AND v.company_id = $39
AND v.number = $40
AND i.id = $41

-- find
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
            FROM pairs_joined)::text[])))) AS value), departments_above_4 AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $23
      AND d.company_id = $24
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $25)
    SELECT above.id
    FROM above) AS value), pairs_joined_5 AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $26
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $27
      OR m.mentee_id = $28)) AS value), folders_readable_6 AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $20
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $21)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $22)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above_4.value
              FROM departments_above_4)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined_5.value
              FROM pairs_joined_5)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $29
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above_4.value
            FROM departments_above_4)::int[])))) AS value), documents_given_view_7 AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $30
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $31)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $32)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above_4.value
            FROM departments_above_4)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined_5.value
            FROM pairs_joined_5)::text[])))) AS value)
SELECT i.id, 1 AS version, (SELECT row_to_json(row)
  FROM (SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
      i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id, 1 AS version, $1::int AS curriculum_id,
      CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $2
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $16)) END AS document, CASE WHEN CASE WHEN i.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $17
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))) THEN json_build_object('id', i.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = i.document_id
        AND d.company_id = $18)) END IS NOT NULL THEN EXISTS (SELECT
      FROM documents d
      WHERE d.id = i.document_id
      AND (d.company_id = $19
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable_6.value
              FROM folders_readable_6)::int[])
          OR d.id = ANY ((SELECT documents_given_view_7.value
              FROM documents_given_view_7)::int[])
          OR d.id = ANY ('{}'::int[])))) END AS is_document_open) row)::text AS json
FROM curriculum_versions v
CROSS
JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
    start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
    prerequisites int[], document_id int)
WHERE v.curriculum_id = $33
AND v.company_id = $34
AND v.number = $35
AND i.id = $36

-- findAll
SELECT "id","company_id","curriculum_id","type","title","description","guideline","start_week","start_workday","order","period_days","priority","assignee_slot","required","prerequisites","document_id","created_at","updated_at","version"
FROM curriculum_items
WHERE curriculum_id = $1
ORDER BY "order"

-- mayRead
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
SELECT EXISTS (SELECT
  FROM documents d
  WHERE d.id = $1::int
  AND (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))) AS may

-- mayRead
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
SELECT EXISTS (SELECT
  FROM documents d
  WHERE d.id = $1::int
  AND (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))) AS may

-- mayRead
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
SELECT EXISTS (SELECT
  FROM documents d
  WHERE d.id = $1::int
  AND (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))) AS may

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM curriculum_items
WHERE id = $1

-- forgetPrerequisite
UPDATE curriculum_items
SET prerequisites = array_remove(prerequisites, $1::int), updated_at = now(), version = version + 1
WHERE curriculum_id = $2
AND $3::int = ANY (prerequisites)

-- arrange
UPDATE curriculum_items i
SET "order" = place.number, updated_at = now(), version = version + 1
FROM unnest($1::int[])
WITH ORDINALITY AS place (id, number)
WHERE i.curriculum_id = $2
AND i.id = place.id
AND i."order" <> place.number
RETURNING i.id

-- link
UPDATE curriculum_items i
SET prerequisites = link.prerequisites
FROM json_to_recordset($1::json) AS link (id int, prerequisites int[])
WHERE i.id = link.id
