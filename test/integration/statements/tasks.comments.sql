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
      AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id
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
            a.name, 'profile_image', a.profile_image) AS author, c.body, (
            SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
                f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                    FROM derived_objects d
                    WHERE d.file_id = f.id
                    AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
                ORDER BY x.position, x.id), '[]'::json)
            FROM attachments x
            JOIN files f ON f.id = x.id
            WHERE x.resource = $4
            AND x.resource_id = c.id::text) AS attachments, c.created_at, c.updated_at) view)::text AS json, t.company_id,
                t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id) item) AS row, json_build_array(c.id)::text AS key,
                row_number() OVER (ORDER BY c.id ASC) AS n
  FROM task_comments c
  JOIN tasks t ON t.id = c.task_id
  JOIN users a ON a.id = c.author_id
  WHERE t.id = $5
  AND t.company_id = $6
  ORDER BY c.id ASC
  LIMIT $7) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT (SELECT row_to_json(view)
        FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
            a.name, 'profile_image', a.profile_image) AS author, c.body, (
            SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
                f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                    FROM derived_objects d
                    WHERE d.file_id = f.id
                    AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
                ORDER BY x.position, x.id), '[]'::json)
            FROM attachments x
            JOIN files f ON f.id = x.id
            WHERE x.resource = $4
            AND x.resource_id = c.id::text) AS attachments, c.created_at, c.updated_at) view)::text AS json, t.company_id,
                t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id) item) AS row, json_build_array(c.id)::text AS key,
                row_number() OVER (ORDER BY c.id ASC) AS n
  FROM task_comments c
  JOIN tasks t ON t.id = c.task_id
  JOIN users a ON a.id = c.author_id
  WHERE t.id = $5
  AND (t.reviewer_id = $6
    OR t.assignee_id = $7
    OR t.mentor_id = $8
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
          AND l.substitute_id = $9))
      AND (t.status = 'submitted'
        OR EXISTS (SELECT
          FROM task_submissions judged
          WHERE judged.task_id = t.id
          AND judged.reviewer_id = $10))))
  ORDER BY c.id ASC
  LIMIT $11) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT (SELECT row_to_json(view)
        FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
            a.name, 'profile_image', a.profile_image) AS author, c.body, (
            SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
                f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                    FROM derived_objects d
                    WHERE d.file_id = f.id
                    AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
                ORDER BY x.position, x.id), '[]'::json)
            FROM attachments x
            JOIN files f ON f.id = x.id
            WHERE x.resource = $4
            AND x.resource_id = c.id::text) AS attachments, c.created_at, c.updated_at) view)::text AS json, t.company_id,
                t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
            AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id) item) AS row, json_build_array(c.id)::text AS key,
                row_number() OVER (ORDER BY c.id ASC) AS n
  FROM task_comments c
  JOIN tasks t ON t.id = c.task_id
  JOIN users a ON a.id = c.author_id
  WHERE t.id = $5
  AND t.assignee_id = $6
  ORDER BY c.id ASC
  LIMIT $7) page

-- find
SELECT c.id, c.version, (SELECT row_to_json(view)
  FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
      a.name, 'profile_image', a.profile_image) AS author, c.body, (
      SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
          f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
              FROM derived_objects d
              WHERE d.file_id = f.id
              AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
          ORDER BY x.position, x.id), '[]'::json)
      FROM attachments x
      JOIN files f ON f.id = x.id
      WHERE x.resource = $1
      AND x.resource_id = c.id::text) AS attachments, c.created_at, c.updated_at) view)::text AS json, t.company_id,
          t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
      AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $2
AND t.id = $3
AND t.company_id = $4

-- find
SELECT c.id, c.version, (SELECT row_to_json(view)
  FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
      a.name, 'profile_image', a.profile_image) AS author, c.body, (
      SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
          f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
              FROM derived_objects d
              WHERE d.file_id = f.id
              AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
          ORDER BY x.position, x.id), '[]'::json)
      FROM attachments x
      JOIN files f ON f.id = x.id
      WHERE x.resource = $1
      AND x.resource_id = c.id::text) AS attachments, c.created_at, c.updated_at) view)::text AS json, t.company_id,
          t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
      AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $2
AND t.id = $3
AND (t.reviewer_id = $4
  OR t.assignee_id = $5
  OR t.mentor_id = $6
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
        AND l.substitute_id = $7))
    AND (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = $8))))

-- find
SELECT c.id, c.version, (SELECT row_to_json(view)
  FROM (SELECT c.id, c.version, c.task_id, c.author_id, a.name AS author_name, json_build_object('id', a.id, 'name',
      a.name, 'profile_image', a.profile_image) AS author, c.body, (
      SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
          f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
              FROM derived_objects d
              WHERE d.file_id = f.id
              AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
          ORDER BY x.position, x.id), '[]'::json)
      FROM attachments x
      JOIN files f ON f.id = x.id
      WHERE x.resource = $1
      AND x.resource_id = c.id::text) AS attachments, c.created_at, c.updated_at) view)::text AS json, t.company_id,
          t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
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
      AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id
FROM task_comments c
JOIN tasks t ON t.id = c.task_id
JOIN users a ON a.id = c.author_id
WHERE c.id = $2
AND t.id = $3
AND t.assignee_id = $4

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

-- touch
UPDATE task_comments
SET updated_at = now(), version = version + 1
WHERE id = $1

-- remove
DELETE
FROM task_comments
WHERE id = $1
