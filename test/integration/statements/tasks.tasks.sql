-- subject
SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE t.id = $1

-- find
SELECT "id","company_id","title","description","guideline","week","order","priority","status","parent_id","assignee_id","reviewer_id","mentorship_id","mentor_id","type","required","prerequisite_ids","document_id","is_left_open","scheduled_start_on","due_at","started_at","completed_at","blocked_reason","waived_reason","created_at","updated_at","version"
FROM tasks
WHERE id = $1

-- find
SELECT ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids
FROM tasks t
WHERE t.id = $1

-- findForUpdate
SELECT "id","company_id","title","description","guideline","week","order","priority","status","parent_id","assignee_id","reviewer_id","mentorship_id","mentor_id","type","required","prerequisite_ids","document_id","is_left_open","scheduled_start_on","due_at","started_at","completed_at","blocked_reason","waived_reason","created_at","updated_at","version"
FROM tasks
WHERE id = $1
FOR
UPDATE

-- findForUpdate
SELECT ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids
FROM tasks t
WHERE t.id = $1

-- view
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
SELECT t.id, t.version, (SELECT row_to_json(view)
  FROM (
    SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
        t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, CASE WHEN t.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = t.document_id
      AND (d.company_id = $1
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', t.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = t.document_id
        AND d.company_id = $20)) END AS document
    FROM (SELECT) one
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
        t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE t.id = $21
AND t.company_id = $22

-- view
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
SELECT t.id, t.version, (SELECT row_to_json(view)
  FROM (
    SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
        t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, CASE WHEN t.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = t.document_id
      AND (d.company_id = $1
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ((SELECT documents_handed_in.value
              FROM documents_handed_in)::int[])))) THEN json_build_object('id', t.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = t.document_id
        AND d.company_id = $20)) END AS document
    FROM (SELECT) one
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
        t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE t.id = $21
AND (t.reviewer_id = $22
  OR t.assignee_id = $23
  OR t.mentor_id = $24
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
        AND l.substitute_id = $25))
    AND (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = $26))))

-- view
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
SELECT t.id, t.version, (SELECT row_to_json(view)
  FROM (
    SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
        t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, CASE WHEN t.document_id IS NOT NULL
    AND EXISTS (SELECT
      FROM documents d
      WHERE d.id = t.document_id
      AND (d.company_id = $1
        AND (d.status = 'published'
          AND d.trashed_at IS NULL)
        AND (d.folder_id = ANY ((SELECT folders_readable.value
              FROM folders_readable)::int[])
          OR d.id = ANY ((SELECT documents_given_view.value
              FROM documents_given_view)::int[])
          OR d.id = ANY ('{}'::int[])))) THEN json_build_object('id', t.document_id, 'title', (SELECT d.title
        FROM documents d
        WHERE d.id = t.document_id
        AND d.company_id = $15)) END AS document
    FROM (SELECT) one
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
        t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM tasks t
WHERE t.id = $16
AND t.assignee_id = $17

-- list
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE t.company_id = $1
  AND t.id = $2
  AND t.assignee_id = $3
  AND t.reviewer_id = $4
  AND t.assignee_id IN (SELECT u.id
    FROM users u
    WHERE u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($5::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath)))
  AND t.parent_id = $6
  AND t.mentorship_id = $7
  AND t.type = $8
  AND t.status = $9
  AND t.priority = $10
  AND t.week = $11
  AND t.required = $12
  AND (t.prerequisite_ids <> '{}'
    AND EXISTS (SELECT
      FROM tasks p
      WHERE p.id = ANY (t.prerequisite_ids)
      AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $13
  AND t.due_at >= $14
  AND t.due_at < $15
  AND t.completed_at >= $16
  AND t.completed_at < $17
  AND (t.due_at < now()
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $18
  AND words_of(t.title, ARRAY[t.description]) LIKE $19) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(view)
        FROM (
          SELECT row.id, row.version, row.title, row.description, row.guideline, row.week, row."order", row.priority, row.status,
              row.mentorship_id, row.type, row.required, row.prerequisite_ids, row.document_id, (row.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (row.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, row.parent_id, row.assignee_id, a.name AS assignee_name,
                  json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, row.reviewer_id,
                  r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                  r.profile_image) END AS reviewer, row.scheduled_start_on, row.due_at, (row.due_at < now()
            AND row.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, row.started_at, row.completed_at,
                row.blocked_reason, row.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                count(*) FILTER (WHERE s.status = 'done'))
            FROM tasks s
            WHERE s.parent_id = row.id) AS subtasks, row.created_at, row.updated_at
          FROM (SELECT) one
          JOIN users a ON a.id = row.assignee_id
          LEFT
          JOIN users r ON r.id = row.reviewer_id) view)), '[]')::text
  FROM (
    SELECT t.*
    FROM tasks t
    WHERE t.company_id = $20
    AND t.id = $21
    AND t.assignee_id = $22
    AND t.reviewer_id = $23
    AND t.assignee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($24::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND t.parent_id = $25
    AND t.mentorship_id = $26
    AND t.type = $27
    AND t.status = $28
    AND t.priority = $29
    AND t.week = $30
    AND t.required = $31
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $32
    AND t.due_at >= $33
    AND t.due_at < $34
    AND t.completed_at >= $35
    AND t.completed_at < $36
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $37
    AND words_of(t.title, ARRAY[t.description]) LIKE $38
    ORDER BY t.created_at DESC, t.id
    LIMIT $39 OFFSET $40 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE (t.reviewer_id = $1
    OR t.assignee_id = $2
    OR t.mentor_id = $3
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
          AND l.substitute_id = $4))
      AND (t.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = t.id
          AND judged.reviewer_id = $5))))
  AND t.id = $6
  AND t.assignee_id = $7
  AND t.reviewer_id = $8
  AND t.assignee_id IN (SELECT u.id
    FROM users u
    WHERE u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($9::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath)))
  AND t.parent_id = $10
  AND t.mentorship_id = $11
  AND t.type = $12
  AND t.status = $13
  AND t.priority = $14
  AND t.week = $15
  AND t.required = $16
  AND (t.prerequisite_ids <> '{}'
    AND EXISTS (SELECT
      FROM tasks p
      WHERE p.id = ANY (t.prerequisite_ids)
      AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $17
  AND t.due_at >= $18
  AND t.due_at < $19
  AND t.completed_at >= $20
  AND t.completed_at < $21
  AND (t.due_at < now()
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $22
  AND words_of(t.title, ARRAY[t.description]) LIKE $23) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(view)
        FROM (
          SELECT row.id, row.version, row.title, row.description, row.guideline, row.week, row."order", row.priority, row.status,
              row.mentorship_id, row.type, row.required, row.prerequisite_ids, row.document_id, (row.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (row.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, row.parent_id, row.assignee_id, a.name AS assignee_name,
                  json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, row.reviewer_id,
                  r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                  r.profile_image) END AS reviewer, row.scheduled_start_on, row.due_at, (row.due_at < now()
            AND row.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, row.started_at, row.completed_at,
                row.blocked_reason, row.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                count(*) FILTER (WHERE s.status = 'done'))
            FROM tasks s
            WHERE s.parent_id = row.id) AS subtasks, row.created_at, row.updated_at
          FROM (SELECT) one
          JOIN users a ON a.id = row.assignee_id
          LEFT
          JOIN users r ON r.id = row.reviewer_id) view)), '[]')::text
  FROM (
    SELECT t.*
    FROM tasks t
    WHERE (t.reviewer_id = $24
      OR t.assignee_id = $25
      OR t.mentor_id = $26
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
            AND l.substitute_id = $27))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $28))))
    AND t.id = $29
    AND t.assignee_id = $30
    AND t.reviewer_id = $31
    AND t.assignee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($32::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND t.parent_id = $33
    AND t.mentorship_id = $34
    AND t.type = $35
    AND t.status = $36
    AND t.priority = $37
    AND t.week = $38
    AND t.required = $39
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $40
    AND t.due_at >= $41
    AND t.due_at < $42
    AND t.completed_at >= $43
    AND t.completed_at < $44
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $45
    AND words_of(t.title, ARRAY[t.description]) LIKE $46
    ORDER BY t.created_at DESC, t.id
    LIMIT $47 OFFSET $48 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE t.assignee_id = $1
  AND t.id = $2
  AND t.assignee_id = $3
  AND t.reviewer_id = $4
  AND t.assignee_id IN (SELECT u.id
    FROM users u
    WHERE u.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($5::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath)))
  AND t.parent_id = $6
  AND t.mentorship_id = $7
  AND t.type = $8
  AND t.status = $9
  AND t.priority = $10
  AND t.week = $11
  AND t.required = $12
  AND (t.prerequisite_ids <> '{}'
    AND EXISTS (SELECT
      FROM tasks p
      WHERE p.id = ANY (t.prerequisite_ids)
      AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $13
  AND t.due_at >= $14
  AND t.due_at < $15
  AND t.completed_at >= $16
  AND t.completed_at < $17
  AND (t.due_at < now()
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $18
  AND words_of(t.title, ARRAY[t.description]) LIKE $19) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(view)
        FROM (
          SELECT row.id, row.version, row.title, row.description, row.guideline, row.week, row."order", row.priority, row.status,
              row.mentorship_id, row.type, row.required, row.prerequisite_ids, row.document_id, (row.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (row.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, row.parent_id, row.assignee_id, a.name AS assignee_name,
                  json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, row.reviewer_id,
                  r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                  r.profile_image) END AS reviewer, row.scheduled_start_on, row.due_at, (row.due_at < now()
            AND row.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, row.started_at, row.completed_at,
                row.blocked_reason, row.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                count(*) FILTER (WHERE s.status = 'done'))
            FROM tasks s
            WHERE s.parent_id = row.id) AS subtasks, row.created_at, row.updated_at
          FROM (SELECT) one
          JOIN users a ON a.id = row.assignee_id
          LEFT
          JOIN users r ON r.id = row.reviewer_id) view)), '[]')::text
  FROM (
    SELECT t.*
    FROM tasks t
    WHERE t.assignee_id = $20
    AND t.id = $21
    AND t.assignee_id = $22
    AND t.reviewer_id = $23
    AND t.assignee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($24::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND t.parent_id = $25
    AND t.mentorship_id = $26
    AND t.type = $27
    AND t.status = $28
    AND t.priority = $29
    AND t.week = $30
    AND t.required = $31
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $32
    AND t.due_at >= $33
    AND t.due_at < $34
    AND t.completed_at >= $35
    AND t.completed_at < $36
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $37
    AND words_of(t.title, ARRAY[t.description]) LIKE $38
    ORDER BY t.created_at DESC, t.id
    LIMIT $39 OFFSET $40 ) row) AS results

-- add
INSERT INTO tasks AS t (company_id, title, description, guideline, week, "order", priority, status, parent_id,
    assignee_id, reviewer_id, mentorship_id, type, required, prerequisite_ids, scheduled_start_on, due_at, version)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1
WHERE EXISTS (SELECT
  FROM users other
  WHERE other.id = $18
  AND (other.id = $19
    OR (other.company_id = $20
      AND other.status NOT IN ('deactivated', 'anonymised'))))
RETURNING t.id, t.created_at, t.updated_at, t.version, (SELECT row_to_json(view)
  FROM (
    SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
        t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
            json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
            r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
            r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at, NULL AS document
    FROM (SELECT) one
    JOIN users a ON a.id = t.assignee_id
    LEFT
    JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
        t.mentor_id, ARRAY(
  SELECT s.id
  FROM unnest(ARRAY(SELECT l.substitute_id
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
      AND l.user_id = t.reviewer_id)) s (id)
  WHERE (t.status = 'submitted'
    OR EXISTS (SELECT
      FROM task_submissions judged
      WHERE judged.task_id = t.id
      AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts

-- requireReviewer
SELECT r.role <> 'mentee' AS fit
FROM users r
WHERE r.id = $1
AND EXISTS (SELECT
  FROM users other
  WHERE other.id = $2
  AND (other.id = $3
    OR (other.company_id = $4
      AND other.status NOT IN ('deactivated', 'anonymised'))))
FOR SHARE OF r

-- mentorshipForShare
SELECT m.company_id, m.mentee_id, m.mentor_id, m.status IN ('scheduled', 'active', 'paused') AS is_current
FROM mentorships m
WHERE m.id = $1
FOR SHARE

-- menteesAmong
SELECT m.mentee_id
FROM mentorships m
WHERE m.mentor_id = $1
AND m.mentee_id = ANY ($2::int[])
AND m.status IN ('scheduled', 'active', 'paused')
ORDER BY m.id
FOR SHARE

-- requireColleagues
SELECT
FROM unnest($1::int[]) one (id)
WHERE EXISTS (SELECT
  FROM users other
  WHERE other.id = one.id
  AND (other.id = $2
    OR (other.company_id = $3
      AND other.status NOT IN ('deactivated', 'anonymised'))))

-- queueForOrder
SELECT pg_advisory_xact_lock(hashtextextended($1, 0))

-- canPrecede
WITH RECURSIVE before (id) AS (
  SELECT unnest($1::int[])
  UNION
  SELECT unnest(t.prerequisite_ids)
  FROM tasks t
  JOIN before b ON b.id = t.id)
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE t.id = ANY ($2::int[])
  AND t.company_id = $3
  AND t.mentorship_id IS NOT DISTINCT
  FROM $4
  AND (t.mentorship_id IS NOT NULL
    OR t.assignee_id = $5)) AS fitting, EXISTS (SELECT
  FROM before
  WHERE before.id = $6::int) AS is_circle

-- findOpen
SELECT t.id, t.title
FROM tasks t
WHERE t.id = ANY ($1::int[])
AND t.status NOT IN ('done', 'waived', 'cancelled')
ORDER BY t.id

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM tasks
WHERE id = $1
