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
        r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $4
        AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
            CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END) AS json
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN users a ON a.id = s.author_id
    LEFT
    JOIN users r ON r.id = s.reviewer_id
    WHERE t.id = $5
    AND t.company_id = $6
    AND s.id = $7
    ORDER BY s.number DESC
    LIMIT $8 OFFSET $9 ) row) AS results

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
  AND s.id = $7) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number, 'text', s.text,
        'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name,
        'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name',
        r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
        r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $8
        AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
            CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END) AS json
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN users a ON a.id = s.author_id
    LEFT
    JOIN users r ON r.id = s.reviewer_id
    WHERE t.id = $9
    AND (t.reviewer_id = $10
      OR t.assignee_id = $11
      OR t.mentor_id = $12
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
            AND l.substitute_id = $13))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $14))))
    AND s.id = $15
    ORDER BY s.number DESC
    LIMIT $16 OFFSET $17 ) row) AS results

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
        r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $4
        AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
            CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END) AS json
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN users a ON a.id = s.author_id
    LEFT
    JOIN users r ON r.id = s.reviewer_id
    WHERE t.id = $5
    AND t.assignee_id = $6
    AND s.id = $7
    ORDER BY s.number DESC
    LIMIT $8 OFFSET $9 ) row) AS results

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
        CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END,
        'document_body', s.document_body)::text AS json, s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
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
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE s.id = $2
AND t.id = $3
AND t.company_id = $4

-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
        CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END,
        'document_body', s.document_body)::text AS json, s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
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
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE s.id = $2
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
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
        CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END,
        'document_body', s.document_body)::text AS json, s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
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
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE s.id = $2
AND t.id = $3
AND t.assignee_id = $4

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
        CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END,
        'document_body', s.document_body)::text AS json, s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
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
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE t.id = $2
AND t.company_id = $3
ORDER BY s.number DESC
LIMIT 1

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
        CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END,
        'document_body', s.document_body)::text AS json, s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
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
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE t.id = $2
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
ORDER BY s.number DESC
LIMIT 1

-- latest
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
    'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', json_build_object('id', a.id,
    'name', a.name, 'profile_image', a.profile_image), 'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id,
    'reviewer_name', r.name, 'reviewer', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name,
    'profile_image', r.profile_image) END, 'reviewed_at', s.reviewed_at, 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = s.id::text), 'created_at', s.created_at, 'document',
        CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END,
        'document_body', s.document_body)::text AS json, s.is_open, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
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
FROM task_submissions s
JOIN tasks t ON t.id = s.task_id
JOIN users a ON a.id = s.author_id
LEFT
JOIN users r ON r.id = s.reviewer_id
WHERE t.id = $2
AND t.assignee_id = $3
ORDER BY s.number DESC
LIMIT 1

-- add
INSERT INTO task_submissions (company_id, task_id, number, author_id, text, link, document_id, document_title,
    document_body, is_open)
SELECT $1, $2::int, 1 + coalesce(max(s.number), 0), $3::int, $4, $5, $6::int, $7, $8, $9::boolean
FROM task_submissions s
WHERE s.task_id = $10

-- documentOf
SELECT d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id, d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, ARRAY(SELECT unnest(array_remove(ARRAY[t.mentor_id,
      CASE WHEN (t.mentorship_id IS NULL
        OR (t.mentor_id IS NOT NULL
          AND t.status NOT IN ('done', 'waived', 'cancelled'))) THEN t.reviewer_id END] || CASE WHEN ((t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled')))
        AND t.status = 'submitted') THEN ARRAY(SELECT l.substitute_id
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
        AND l.user_id = t.reviewer_id) END, NULL))
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE s.document_id = d.id
  AND s.author_id = d.owner_id
  AND s.company_id = d.company_id
  AND t.company_id = d.company_id) AS received_by, (SELECT bool_or(p.is_private)
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)) AS is_closed, (SELECT coalesce(json_agg(ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT p.department_id
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id
          WHERE d.company_id = f.company_id)
        SELECT beneath.id
        FROM beneath)), '[]')
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)
  AND p.department_id IS NOT NULL) AS departments, (SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind,
      'principal', a.principal_id, 'members', CASE a.principal_kind WHEN 'department' THEN ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT a.principal_id::int
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id
            WHERE d.company_id = f.company_id)
          SELECT beneath.id
          FROM beneath) WHEN 'mentorship' THEN ARRAY(SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
          FROM mentorships m
          WHERE m.company_id = f.company_id
          AND m.id = a.principal_id::int
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END, 'level', a.level, 'manages', a.manages)), '[]')
  FROM document_access a
  WHERE a.company_id = f.company_id
  AND (a.folder_id = ANY (f.path)
    OR a.document_id = d.id)) AS grants, d.id, coalesce(d.draft_title, d.title) AS title, coalesce(d.draft_body,
        v.body) AS body
FROM documents d
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
WHERE d.id = $1
AND d.format = $2
AND (d.status <> 'archived'
  AND d.trashed_at IS NULL)

-- judge
UPDATE task_submissions
SET is_open = false, verdict = $1, note = $2, reviewer_id = $3, reviewed_at = $4, updated_at = now(),
    version = version + 1
WHERE task_id = $5
AND is_open
