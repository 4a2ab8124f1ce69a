-- list
SELECT (SELECT count(*)::int
  FROM task_checklist_items i
  JOIN tasks t ON t.id = i.task_id
  WHERE t.id = $1
  AND t.company_id = $2) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'task_id', i.task_id, 'title', i.title, 'position', i.position, 'is_done',
        i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', (SELECT u.name
        FROM users u
        WHERE u.id = i.done_by_id), 'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS card
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    WHERE t.id = $3
    AND t.company_id = $4
    ORDER BY i.position, i.id
    LIMIT $5 OFFSET $6 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_checklist_items i
  JOIN tasks t ON t.id = i.task_id
  WHERE t.id = $1
  AND (t.reviewer_id = $2
    OR t.assignee_id = $3
    OR t.mentor_id = $4)) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'task_id', i.task_id, 'title', i.title, 'position', i.position, 'is_done',
        i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', (SELECT u.name
        FROM users u
        WHERE u.id = i.done_by_id), 'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS card
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    WHERE t.id = $5
    AND (t.reviewer_id = $6
      OR t.assignee_id = $7
      OR t.mentor_id = $8)
    ORDER BY i.position, i.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_checklist_items i
  JOIN tasks t ON t.id = i.task_id
  WHERE t.id = $1
  AND t.assignee_id = $2) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'task_id', i.task_id, 'title', i.title, 'position', i.position, 'is_done',
        i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', (SELECT u.name
        FROM users u
        WHERE u.id = i.done_by_id), 'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS card
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    WHERE t.id = $3
    AND t.assignee_id = $4
    ORDER BY i.position, i.id
    LIMIT $5 OFFSET $6 ) row) AS results

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'task_id', i.task_id, 'title', i.title, 'position', i.position,
    'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', (SELECT u.name
    FROM users u
    WHERE u.id = i.done_by_id), 'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS card
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
WHERE i.id = $1
AND t.id = $2
AND t.company_id = $3

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'task_id', i.task_id, 'title', i.title, 'position', i.position,
    'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', (SELECT u.name
    FROM users u
    WHERE u.id = i.done_by_id), 'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS card
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
WHERE i.id = $1
AND t.id = $2
AND (t.reviewer_id = $3
  OR t.assignee_id = $4
  OR t.mentor_id = $5)

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'task_id', i.task_id, 'title', i.title, 'position', i.position,
    'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', (SELECT u.name
    FROM users u
    WHERE u.id = i.done_by_id), 'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS card
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
WHERE i.id = $1
AND t.id = $2
AND t.assignee_id = $3

-- findForUpdate
SELECT "id","company_id","task_id","title","position","is_done","done_by_id","done_at","created_at","updated_at","version"
FROM task_checklist_items
WHERE id = $1
AND task_id = $2
FOR
UPDATE

-- idsOf
SELECT i.id
FROM task_checklist_items i
WHERE i.task_id = $1
ORDER BY i.position, i.id

-- endOf
SELECT count(*)::int AS count, 1 + coalesce(max(i.position), 0) AS next
FROM task_checklist_items i
WHERE i.task_id = $1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- reorder
UPDATE task_checklist_items i
SET position = place.n, updated_at = now(), version = i.version + 1
FROM unnest($1::int[])
WITH ORDINALITY place (id, n)
WHERE i.id = place.id
AND i.task_id = $2
AND i.position <> place.n

-- remove
DELETE
FROM task_checklist_items
WHERE id = $1
