-- find
SELECT "id","company_id","title","description","guideline","week","order","priority","status","parent_id","assignee_id","reviewer_id","mentorship_id","mentor_id","type","required","prerequisite_ids","is_left_open","scheduled_start_on","due_at","started_at","completed_at","blocked_reason","waived_reason","created_at","updated_at","version"
FROM tasks
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","title","description","guideline","week","order","priority","status","parent_id","assignee_id","reviewer_id","mentorship_id","mentor_id","type","required","prerequisite_ids","is_left_open","scheduled_start_on","due_at","started_at","completed_at","blocked_reason","waived_reason","created_at","updated_at","version"
FROM tasks
WHERE id = $1
FOR
UPDATE

-- card
SELECT t.id, t.version, (SELECT row_to_json(card)
  FROM (SELECT t.id, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id, t.type,
      t.required, t.prerequisite_ids, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, (SELECT a.name
      FROM users a
      WHERE a.id = t.assignee_id) AS assignee_name, t.reviewer_id, (SELECT r.name
      FROM users r
      WHERE r.id = t.reviewer_id) AS reviewer_name, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at) card)::text AS card
FROM tasks t
WHERE t.id = $1
AND t.company_id = $2

-- card
SELECT t.id, t.version, (SELECT row_to_json(card)
  FROM (SELECT t.id, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id, t.type,
      t.required, t.prerequisite_ids, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, (SELECT a.name
      FROM users a
      WHERE a.id = t.assignee_id) AS assignee_name, t.reviewer_id, (SELECT r.name
      FROM users r
      WHERE r.id = t.reviewer_id) AS reviewer_name, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at) card)::text AS card
FROM tasks t
WHERE t.id = $1
AND (t.reviewer_id = $2
  OR t.assignee_id = $3
  OR t.mentor_id = $4)

-- card
SELECT t.id, t.version, (SELECT row_to_json(card)
  FROM (SELECT t.id, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id, t.type,
      t.required, t.prerequisite_ids, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, (SELECT a.name
      FROM users a
      WHERE a.id = t.assignee_id) AS assignee_name, t.reviewer_id, (SELECT r.name
      FROM users r
      WHERE r.id = t.reviewer_id) AS reviewer_name, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at) card)::text AS card
FROM tasks t
WHERE t.id = $1
AND t.assignee_id = $2

-- list
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE t.company_id = $1
  AND t.assignee_id = $2
  AND t.reviewer_id = $3
  AND t.parent_id = $4
  AND t.status = $5
  AND t.priority = $6
  AND t.week = $7
  AND t.mentorship_id = $8
  AND t.type = $9
  AND t.required = $10
  AND t.due_at >= $11
  AND t.due_at < $12
  AND (t.due_at < now()
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $13
  AND (t.prerequisite_ids <> '{}'
    AND EXISTS (SELECT
      FROM tasks p
      WHERE p.id = ANY (t.prerequisite_ids)
      AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $14
  AND words_of(t.title, ARRAY[t.description]) LIKE $15) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(card)
        FROM (SELECT row.id, row.title, row.description, row.guideline, row.week, row."order", row.priority, row.status,
            row.mentorship_id, row.type, row.required, row.prerequisite_ids, (row.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (row.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, row.parent_id, row.assignee_id, (SELECT a.name
            FROM users a
            WHERE a.id = row.assignee_id) AS assignee_name, row.reviewer_id, (SELECT r.name
            FROM users r
            WHERE r.id = row.reviewer_id) AS reviewer_name, row.scheduled_start_on, row.due_at, (row.due_at < now()
            AND row.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, row.started_at, row.completed_at,
                row.blocked_reason, row.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                count(*) FILTER (WHERE s.status = 'done'))
            FROM tasks s
            WHERE s.parent_id = row.id) AS subtasks, row.created_at, row.updated_at) card)), '[]')::text
  FROM (
    SELECT t.*
    FROM tasks t
    WHERE t.company_id = $16
    AND t.assignee_id = $17
    AND t.reviewer_id = $18
    AND t.parent_id = $19
    AND t.status = $20
    AND t.priority = $21
    AND t.week = $22
    AND t.mentorship_id = $23
    AND t.type = $24
    AND t.required = $25
    AND t.due_at >= $26
    AND t.due_at < $27
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $28
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $29
    AND words_of(t.title, ARRAY[t.description]) LIKE $30
    ORDER BY t.created_at DESC, t.id
    LIMIT $31 OFFSET $32 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE (t.reviewer_id = $1
    OR t.assignee_id = $2
    OR t.mentor_id = $3)
  AND t.assignee_id = $4
  AND t.reviewer_id = $5
  AND t.parent_id = $6
  AND t.status = $7
  AND t.priority = $8
  AND t.week = $9
  AND t.mentorship_id = $10
  AND t.type = $11
  AND t.required = $12
  AND t.due_at >= $13
  AND t.due_at < $14
  AND (t.due_at < now()
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $15
  AND (t.prerequisite_ids <> '{}'
    AND EXISTS (SELECT
      FROM tasks p
      WHERE p.id = ANY (t.prerequisite_ids)
      AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $16
  AND words_of(t.title, ARRAY[t.description]) LIKE $17) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(card)
        FROM (SELECT row.id, row.title, row.description, row.guideline, row.week, row."order", row.priority, row.status,
            row.mentorship_id, row.type, row.required, row.prerequisite_ids, (row.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (row.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, row.parent_id, row.assignee_id, (SELECT a.name
            FROM users a
            WHERE a.id = row.assignee_id) AS assignee_name, row.reviewer_id, (SELECT r.name
            FROM users r
            WHERE r.id = row.reviewer_id) AS reviewer_name, row.scheduled_start_on, row.due_at, (row.due_at < now()
            AND row.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, row.started_at, row.completed_at,
                row.blocked_reason, row.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                count(*) FILTER (WHERE s.status = 'done'))
            FROM tasks s
            WHERE s.parent_id = row.id) AS subtasks, row.created_at, row.updated_at) card)), '[]')::text
  FROM (
    SELECT t.*
    FROM tasks t
    WHERE (t.reviewer_id = $18
      OR t.assignee_id = $19
      OR t.mentor_id = $20)
    AND t.assignee_id = $21
    AND t.reviewer_id = $22
    AND t.parent_id = $23
    AND t.status = $24
    AND t.priority = $25
    AND t.week = $26
    AND t.mentorship_id = $27
    AND t.type = $28
    AND t.required = $29
    AND t.due_at >= $30
    AND t.due_at < $31
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $32
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $33
    AND words_of(t.title, ARRAY[t.description]) LIKE $34
    ORDER BY t.created_at DESC, t.id
    LIMIT $35 OFFSET $36 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM tasks t
  WHERE t.assignee_id = $1
  AND t.assignee_id = $2
  AND t.reviewer_id = $3
  AND t.parent_id = $4
  AND t.status = $5
  AND t.priority = $6
  AND t.week = $7
  AND t.mentorship_id = $8
  AND t.type = $9
  AND t.required = $10
  AND t.due_at >= $11
  AND t.due_at < $12
  AND (t.due_at < now()
    AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $13
  AND (t.prerequisite_ids <> '{}'
    AND EXISTS (SELECT
      FROM tasks p
      WHERE p.id = ANY (t.prerequisite_ids)
      AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $14
  AND words_of(t.title, ARRAY[t.description]) LIKE $15) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(card)
        FROM (SELECT row.id, row.title, row.description, row.guideline, row.week, row."order", row.priority, row.status,
            row.mentorship_id, row.type, row.required, row.prerequisite_ids, (row.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (row.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, row.parent_id, row.assignee_id, (SELECT a.name
            FROM users a
            WHERE a.id = row.assignee_id) AS assignee_name, row.reviewer_id, (SELECT r.name
            FROM users r
            WHERE r.id = row.reviewer_id) AS reviewer_name, row.scheduled_start_on, row.due_at, (row.due_at < now()
            AND row.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, row.started_at, row.completed_at,
                row.blocked_reason, row.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                count(*) FILTER (WHERE s.status = 'done'))
            FROM tasks s
            WHERE s.parent_id = row.id) AS subtasks, row.created_at, row.updated_at) card)), '[]')::text
  FROM (
    SELECT t.*
    FROM tasks t
    WHERE t.assignee_id = $16
    AND t.assignee_id = $17
    AND t.reviewer_id = $18
    AND t.parent_id = $19
    AND t.status = $20
    AND t.priority = $21
    AND t.week = $22
    AND t.mentorship_id = $23
    AND t.type = $24
    AND t.required = $25
    AND t.due_at >= $26
    AND t.due_at < $27
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $28
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $29
    AND words_of(t.title, ARRAY[t.description]) LIKE $30
    ORDER BY t.created_at DESC, t.id
    LIMIT $31 OFFSET $32 ) row) AS results

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
RETURNING t.id, t.created_at, t.updated_at, t.version, (SELECT row_to_json(card)
  FROM (SELECT t.id, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id, t.type,
      t.required, t.prerequisite_ids, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, (SELECT a.name
      FROM users a
      WHERE a.id = t.assignee_id) AS assignee_name, t.reviewer_id, (SELECT r.name
      FROM users r
      WHERE r.id = t.reviewer_id) AS reviewer_name, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at) card)::text AS card

-- addAll
INSERT INTO tasks AS t (company_id, title, description, guideline, week, "order", priority, status, parent_id,
    assignee_id, reviewer_id, mentorship_id, type, required, prerequisite_ids, scheduled_start_on, due_at, version)
SELECT company_id, title, description, guideline, week, "order", priority, status, parent_id, assignee_id, reviewer_id,
    mentorship_id, type, required, prerequisite_ids, scheduled_start_on, due_at, 1
FROM json_populate_recordset(NULL::tasks, $1) draft
WHERE EXISTS (SELECT
  FROM users other
  WHERE other.id = draft.assignee_id
  AND (other.id = $2
    OR (other.company_id = $3
      AND other.status NOT IN ('deactivated', 'anonymised'))))
RETURNING t.id, t.created_at, t.updated_at, t.version, (SELECT row_to_json(card)
  FROM (SELECT t.id, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id, t.type,
      t.required, t.prerequisite_ids, (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, (SELECT a.name
      FROM users a
      WHERE a.id = t.assignee_id) AS assignee_name, t.reviewer_id, (SELECT r.name
      FROM users r
      WHERE r.id = t.reviewer_id) AS reviewer_name, t.scheduled_start_on, t.due_at, (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
          t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
          count(*) FILTER (WHERE s.status = 'done'))
      FROM tasks s
      WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at) card)::text AS card

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

-- isAnyOpen
SELECT
FROM tasks t
WHERE t.id = ANY ($1::int[])
AND t.status NOT IN ('done', 'waived', 'cancelled')
LIMIT 1

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM tasks
WHERE id = $1
