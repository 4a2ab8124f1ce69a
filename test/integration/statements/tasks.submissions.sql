-- list
SELECT (SELECT count(*)::int
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  JOIN users a ON a.id = s.author_id
  LEFT
  JOIN users r ON r.id = s.reviewer_id
  WHERE t.id = $1
  AND t.company_id = $2
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number, 'text', s.text,
        'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
        r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at) AS json
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN users a ON a.id = s.author_id
    LEFT
    JOIN users r ON r.id = s.reviewer_id
    WHERE t.id = $4
    AND t.company_id = $5
    AND s.id = $6
    ORDER BY s.number DESC
    LIMIT $7 OFFSET $8 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  JOIN users a ON a.id = s.author_id
  LEFT
  JOIN users r ON r.id = s.reviewer_id
  WHERE t.id = $1
  AND (t.reviewer_id = $2
    OR t.assignee_id = $3
    OR t.mentor_id = $4)
  AND s.id = $5) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number, 'text', s.text,
        'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
        r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at) AS json
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN users a ON a.id = s.author_id
    LEFT
    JOIN users r ON r.id = s.reviewer_id
    WHERE t.id = $6
    AND (t.reviewer_id = $7
      OR t.assignee_id = $8
      OR t.mentor_id = $9)
    AND s.id = $10
    ORDER BY s.number DESC
    LIMIT $11 OFFSET $12 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  JOIN users a ON a.id = s.author_id
  LEFT
  JOIN users r ON r.id = s.reviewer_id
  WHERE t.id = $1
  AND t.assignee_id = $2
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number, 'text', s.text,
        'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
        r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at) AS json
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN users a ON a.id = s.author_id
    LEFT
    JOIN users r ON r.id = s.reviewer_id
    WHERE t.id = $4
    AND t.assignee_id = $5
    AND s.id = $6
    ORDER BY s.number DESC
    LIMIT $7 OFFSET $8 ) row) AS results

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS json,
    s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at,
    (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE s.id = $1
AND t.id = $2
AND t.company_id = $3

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS json,
    s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at,
    (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE s.id = $1
AND t.id = $2
AND (t.reviewer_id = $3
  OR t.assignee_id = $4
  OR t.mentor_id = $5)

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS json,
    s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at,
    (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE s.id = $1
AND t.id = $2
AND t.assignee_id = $3

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS json,
    s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at,
    (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE t.id = $1
AND t.company_id = $2
ORDER BY s.number DESC
LIMIT 1

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS json,
    s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at,
    (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE t.id = $1
AND (t.reviewer_id = $2
  OR t.assignee_id = $3
  OR t.mentor_id = $4)
ORDER BY s.number DESC
LIMIT 1

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS json,
    s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, t.status, t.started_at,
    (t.prerequisite_ids <> '{}'
  AND EXISTS (SELECT
    FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids)
    AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
  FROM tasks s
  WHERE s.parent_id = t.id) AS has_parts
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE t.id = $1
AND t.assignee_id = $2
ORDER BY s.number DESC
LIMIT 1

-- add
INSERT INTO task_submissions (company_id, task_id, number, author_id, text, link, is_open)
SELECT $1, $2::int, 1 + coalesce(max(s.number), 0), $3::int, $4, $5, $6::boolean
FROM task_submissions s
WHERE s.task_id = $7

-- judge
UPDATE task_submissions
SET is_open = false, verdict = $1, note = $2, reviewer_id = $3, reviewed_at = $4, updated_at = now(),
    version = version + 1
WHERE task_id = $5
AND is_open
