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
    OR t.mentor_id = $4
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
          AND l.substitute_id = $5))
      AND (t.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = t.id
          AND judged.reviewer_id = $6))))
  AND i.id = $7) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title, 'position',
        i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
        CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
        'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at) AS json
    FROM task_checklist_items i
    JOIN tasks t ON t.id = i.task_id
    LEFT
    JOIN users u ON u.id = i.done_by_id
    WHERE t.id = $8
    AND (t.reviewer_id = $9
      OR t.assignee_id = $10
      OR t.mentor_id = $11
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
            AND l.substitute_id = $12))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $13))))
    AND i.id = $14
    ORDER BY i.position, i.id
    LIMIT $15 OFFSET $16 ) row) AS results

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
    t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
    t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
FROM task_checklist_items i
JOIN tasks t ON t.id = i.task_id
LEFT
JOIN users u ON u.id = i.done_by_id
WHERE i.id = $1
AND t.id = $2
AND (t.reviewer_id = $3
  OR t.assignee_id = $4
  OR t.mentor_id = $5
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
        AND l.substitute_id = $6))
    AND (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = $7))))

-- find
SELECT i.id, i.version, json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title,
    'position', i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name, 'done_by',
    CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image) END,
    'done_at', i.done_at, 'created_at', i.created_at, 'updated_at', i.updated_at)::text AS json, t.company_id, t.assignee_id,
    t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
