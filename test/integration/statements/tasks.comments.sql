-- subject
SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT (SELECT row_to_json(view)
        FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
            a.name, 'profile_image', a.profile_image) AS author, c.body, c.created_at, c.updated_at) view)::text AS json,
            t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id) item) AS row,
            json_build_array(c.id)::text AS key, row_number() OVER (ORDER BY c.id ASC) AS n
  FROM task_comments c
  JOIN tasks t ON t.id = c.task_id
  JOIN users a ON a.id = c.author_id
  WHERE t.id = $4
  AND t.company_id = $5
  ORDER BY c.id ASC
  LIMIT $6) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT (SELECT row_to_json(view)
        FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
            a.name, 'profile_image', a.profile_image) AS author, c.body, c.created_at, c.updated_at) view)::text AS json,
            t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id) item) AS row,
            json_build_array(c.id)::text AS key, row_number() OVER (ORDER BY c.id ASC) AS n
  FROM task_comments c
  JOIN tasks t ON t.id = c.task_id
  JOIN users a ON a.id = c.author_id
  WHERE t.id = $4
  AND (t.reviewer_id = $5
    OR t.assignee_id = $6
    OR t.mentor_id = $7)
  ORDER BY c.id ASC
  LIMIT $8) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT (SELECT row_to_json(view)
        FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
            a.name, 'profile_image', a.profile_image) AS author, c.body, c.created_at, c.updated_at) view)::text AS json,
            t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id) item) AS row,
            json_build_array(c.id)::text AS key, row_number() OVER (ORDER BY c.id ASC) AS n
  FROM task_comments c
  JOIN tasks t ON t.id = c.task_id
  JOIN users a ON a.id = c.author_id
  WHERE t.id = $4
  AND t.assignee_id = $5
  ORDER BY c.id ASC
  LIMIT $6) page

-- find
SELECT c.id, c.version, (SELECT row_to_json(view)
  FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
      a.name, 'profile_image', a.profile_image) AS author, c.body, c.created_at, c.updated_at) view)::text AS json,
      t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $1
AND t.id = $2
AND t.company_id = $3

-- find
SELECT c.id, c.version, (SELECT row_to_json(view)
  FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
      a.name, 'profile_image', a.profile_image) AS author, c.body, c.created_at, c.updated_at) view)::text AS json,
      t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $1
AND t.id = $2
AND (t.reviewer_id = $3
  OR t.assignee_id = $4
  OR t.mentor_id = $5)

-- find
SELECT c.id, c.version, (SELECT row_to_json(view)
  FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
      a.name, 'profile_image', a.profile_image) AS author, c.body, c.created_at, c.updated_at) view)::text AS json,
      t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $1
AND t.id = $2
AND t.assignee_id = $3

-- findForUpdate
SELECT "id","company_id","task_id","author_id","body","created_at","updated_at","version"
FROM task_comments
WHERE id = $1
AND task_id = $2
FOR
UPDATE

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM task_comments
WHERE id = $1
