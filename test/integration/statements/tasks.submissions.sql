-- list
SELECT (SELECT count(*)::int
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE t.id = $1
  AND t.company_id = $2) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link', s.link,
        'author_id', s.author_id, 'author_name', (SELECT a.name
        FROM users a
        WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
            (SELECT r.name
        FROM users r
        WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at) AS card
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    WHERE t.id = $3
    AND t.company_id = $4
    ORDER BY s.number DESC
    LIMIT $5 OFFSET $6 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE t.id = $1
  AND (t.reviewer_id = $2
    OR t.assignee_id = $3
    OR t.mentor_id = $4)) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link', s.link,
        'author_id', s.author_id, 'author_name', (SELECT a.name
        FROM users a
        WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
            (SELECT r.name
        FROM users r
        WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at) AS card
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    WHERE t.id = $5
    AND (t.reviewer_id = $6
      OR t.assignee_id = $7
      OR t.mentor_id = $8)
    ORDER BY s.number DESC
    LIMIT $9 OFFSET $10 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE t.id = $1
  AND t.assignee_id = $2) AS count, (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link', s.link,
        'author_id', s.author_id, 'author_name', (SELECT a.name
        FROM users a
        WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
            (SELECT r.name
        FROM users r
        WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at) AS card
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    WHERE t.id = $3
    AND t.assignee_id = $4
    ORDER BY s.number DESC
    LIMIT $5 OFFSET $6 ) row) AS results

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link',
    s.link, 'author_id', s.author_id, 'author_name', (SELECT a.name
    FROM users a
    WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        (SELECT r.name
    FROM users r
    WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS card
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
WHERE s.id = $1
AND t.id = $2
AND t.company_id = $3

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link',
    s.link, 'author_id', s.author_id, 'author_name', (SELECT a.name
    FROM users a
    WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        (SELECT r.name
    FROM users r
    WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS card
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
WHERE s.id = $1
AND t.id = $2
AND (t.reviewer_id = $3
  OR t.assignee_id = $4
  OR t.mentor_id = $5)

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link',
    s.link, 'author_id', s.author_id, 'author_name', (SELECT a.name
    FROM users a
    WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        (SELECT r.name
    FROM users r
    WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS card
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
WHERE s.id = $1
AND t.id = $2
AND t.assignee_id = $3

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link',
    s.link, 'author_id', s.author_id, 'author_name', (SELECT a.name
    FROM users a
    WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        (SELECT r.name
    FROM users r
    WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS card
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
WHERE t.id = $1
AND t.company_id = $2
ORDER BY s.number DESC
LIMIT 1

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link',
    s.link, 'author_id', s.author_id, 'author_name', (SELECT a.name
    FROM users a
    WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        (SELECT r.name
    FROM users r
    WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS card
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
WHERE t.id = $1
AND (t.reviewer_id = $2
  OR t.assignee_id = $3
  OR t.mentor_id = $4)
ORDER BY s.number DESC
LIMIT 1

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'task_id', s.task_id, 'number', s.number, 'text', s.text, 'link',
    s.link, 'author_id', s.author_id, 'author_name', (SELECT a.name
    FROM users a
    WHERE a.id = s.author_id), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        (SELECT r.name
    FROM users r
    WHERE r.id = s.reviewer_id), 'reviewed_at', s.reviewed_at, 'created_at', s.created_at)::text AS card
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
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
