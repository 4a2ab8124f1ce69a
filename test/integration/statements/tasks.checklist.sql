-- list
SELECT (SELECT count(*)::int
  FROM task_checklist_items i
  JOIN tasks t ON t.id = i.task_id
  LEFT
  JOIN users u ON u.id = i.done_by_id
  WHERE t.id = $1
  AND t.company_id = $2
  AND i.id = $3) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title, 'position',
        i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
        CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
        'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    LEFT
    JOIN users u ON u.id = i.done_by_id
    WHERE t.id = $4
    AND t.company_id = $5
    AND i.id = $6
    ORDER BY i.position, i.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_checklist_items i
  JOIN tasks t ON t.id = i.task_id
  LEFT
  JOIN users u ON u.id = i.done_by_id
  WHERE t.id = $1
  AND (t.reviewer_id = $2
    OR t.assignee_id = $3
    OR t.mentor_id = $4)
  AND i.id = $5) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title, 'position',
        i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
        CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
        'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    LEFT
    JOIN users u ON u.id = i.done_by_id
    WHERE t.id = $6
    AND (t.reviewer_id = $7
      OR t.assignee_id = $8
      OR t.mentor_id = $9)
    AND i.id = $10
    ORDER BY i.position, i.id
    LIMIT $11 OFFSET $12 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_checklist_items i
  JOIN tasks t ON t.id = i.task_id
  LEFT
  JOIN users u ON u.id = i.done_by_id
  WHERE t.id = $1
  AND t.assignee_id = $2
  AND i.id = $3) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title, 'position',
        i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
        CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
        'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    LEFT
    JOIN users u ON u.id = i.done_by_id
    WHERE t.id = $4
    AND t.assignee_id = $5
    AND i.id = $6
    ORDER BY i.position, i.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title,
    'position', i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
    'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json, t.company_id, t.assignee_id,
    t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
LEFT
JOIN users u ON u.id = i.done_by_id
WHERE i.id = $1
AND t.id = $2
AND t.company_id = $3

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title,
    'position', i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
    'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json, t.company_id, t.assignee_id,
    t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
LEFT
JOIN users u ON u.id = i.done_by_id
WHERE i.id = $1
AND t.id = $2
AND (t.reviewer_id = $3
  OR t.assignee_id = $4
  OR t.mentor_id = $5)

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title,
    'position', i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
    'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json, t.company_id, t.assignee_id,
    t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at, (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
LEFT
JOIN users u ON u.id = i.done_by_id
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
