-- find
SELECT m.id, m.version, json_build_object('id', m.id, 'version', m.version, 'body', m.body, 'visibility', m.visibility,
    'user', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = m.user_id), 'task_id', m.task_id, 'pinned', m.pinned, 'author', (SELECT json_build_object('id', p.id,
        'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = m.author_id), 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = m.id::text), 'created_at', m.created_at, 'updated_at', m.updated_at)::text AS json, m.company_id,
        m.author_id, m.task_id, m.visibility, ARRAY(SELECT unnest(ARRAY[p.mentor_id, p.mentee_id])
  FROM mentorships p
  WHERE p.status IN ('scheduled', 'active', 'paused')
  AND (p.mentee_id = m.user_id
    OR (p.mentor_id = m.user_id
      AND m.author_id IN (p.mentor_id, p.mentee_id))
    OR p.id = (SELECT t.mentorship_id
      FROM tasks t
      WHERE t.id = m.task_id))) AS pair_ids, ARRAY(SELECT p.mentor_id
  FROM mentorships p
  WHERE p.status IN ('scheduled', 'active', 'paused')
  AND (p.mentee_id = m.user_id
    OR (p.mentor_id = m.user_id
      AND m.author_id IN (p.mentor_id, p.mentee_id))
    OR p.id = (SELECT t.mentorship_id
      FROM tasks t
      WHERE t.id = m.task_id))
  AND p.mentor_id IS DISTINCT
  FROM m.user_id) AS mentor_ids
FROM memos m
WHERE m.id = $2
AND m.company_id = $3
AND (m.author_id = $4
  OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
        FROM mentorships p
        WHERE p.mentor_id = $5
        AND p.status IN ('scheduled', 'active', 'paused')))
    AND m.visibility IN ('mentorship', 'mentors'))
  OR (m.task_id = ANY (ARRAY(SELECT t.id
        FROM tasks t
        WHERE t.mentor_id = $6))
    AND m.visibility IN ('mentorship', 'mentors'))
  OR (m.task_id = ANY (ARRAY(SELECT t.id
        FROM mentorships p
        JOIN tasks t ON t.mentorship_id = p.id
        WHERE p.mentee_id = $7
        AND p.status IN ('scheduled', 'active', 'paused')))
    AND m.visibility = 'mentorship')
  OR (m.user_id = $8
    AND m.visibility = 'mentorship'
    AND (cardinality(ARRAY(SELECT p.mentor_id
          FROM mentorships p
          WHERE p.mentee_id = $9
          AND p.status IN ('scheduled', 'active', 'paused'))) > 0
      OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
          FROM mentorships p
          WHERE p.mentor_id = $10
          AND p.status IN ('scheduled', 'active', 'paused')))))
  OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
        FROM mentorships p
        WHERE p.mentee_id = $11
        AND p.status IN ('scheduled', 'active', 'paused')))
    AND m.visibility = 'mentorship'
    AND m.author_id = m.user_id)
  OR m.visibility = 'admins')

-- find
SELECT m.id, m.version, json_build_object('id', m.id, 'version', m.version, 'body', m.body, 'visibility', m.visibility,
    'user', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = m.user_id), 'task_id', m.task_id, 'pinned', m.pinned, 'author', (SELECT json_build_object('id', p.id,
        'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = m.author_id), 'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = m.id::text), 'created_at', m.created_at, 'updated_at', m.updated_at)::text AS json, m.company_id,
        m.author_id, m.task_id, m.visibility, ARRAY(SELECT unnest(ARRAY[p.mentor_id, p.mentee_id])
  FROM mentorships p
  WHERE p.status IN ('scheduled', 'active', 'paused')
  AND (p.mentee_id = m.user_id
    OR (p.mentor_id = m.user_id
      AND m.author_id IN (p.mentor_id, p.mentee_id))
    OR p.id = (SELECT t.mentorship_id
      FROM tasks t
      WHERE t.id = m.task_id))) AS pair_ids, ARRAY(SELECT p.mentor_id
  FROM mentorships p
  WHERE p.status IN ('scheduled', 'active', 'paused')
  AND (p.mentee_id = m.user_id
    OR (p.mentor_id = m.user_id
      AND m.author_id IN (p.mentor_id, p.mentee_id))
    OR p.id = (SELECT t.mentorship_id
      FROM tasks t
      WHERE t.id = m.task_id))
  AND p.mentor_id IS DISTINCT
  FROM m.user_id) AS mentor_ids
FROM memos m
WHERE m.id = $2
AND m.company_id = $3
AND (m.author_id = $4
  OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
        FROM mentorships p
        WHERE p.mentor_id = $5
        AND p.status IN ('scheduled', 'active', 'paused')))
    AND m.visibility IN ('mentorship', 'mentors'))
  OR (m.task_id = ANY (ARRAY(SELECT t.id
        FROM tasks t
        WHERE t.mentor_id = $6))
    AND m.visibility IN ('mentorship', 'mentors'))
  OR (m.task_id = ANY (ARRAY(SELECT t.id
        FROM mentorships p
        JOIN tasks t ON t.mentorship_id = p.id
        WHERE p.mentee_id = $7
        AND p.status IN ('scheduled', 'active', 'paused')))
    AND m.visibility = 'mentorship')
  OR (m.user_id = $8
    AND m.visibility = 'mentorship'
    AND (cardinality(ARRAY(SELECT p.mentor_id
          FROM mentorships p
          WHERE p.mentee_id = $9
          AND p.status IN ('scheduled', 'active', 'paused'))) > 0
      OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
          FROM mentorships p
          WHERE p.mentor_id = $10
          AND p.status IN ('scheduled', 'active', 'paused')))))
  OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
        FROM mentorships p
        WHERE p.mentee_id = $11
        AND p.status IN ('scheduled', 'active', 'paused')))
    AND m.visibility = 'mentorship'
    AND m.author_id = m.user_id) )

-- subject
SELECT m.company_id, m.author_id, m.task_id, m.visibility, ARRAY(SELECT unnest(ARRAY[p.mentor_id, p.mentee_id])
  FROM mentorships p
  WHERE p.status IN ('scheduled', 'active', 'paused')
  AND (p.mentee_id = m.user_id
    OR (p.mentor_id = m.user_id
      AND m.author_id IN (p.mentor_id, p.mentee_id))
    OR p.id = (SELECT t.mentorship_id
      FROM tasks t
      WHERE t.id = m.task_id))) AS pair_ids, ARRAY(SELECT p.mentor_id
  FROM mentorships p
  WHERE p.status IN ('scheduled', 'active', 'paused')
  AND (p.mentee_id = m.user_id
    OR (p.mentor_id = m.user_id
      AND m.author_id IN (p.mentor_id, p.mentee_id))
    OR p.id = (SELECT t.mentorship_id
      FROM tasks t
      WHERE t.id = m.task_id))
  AND p.mentor_id IS DISTINCT
  FROM m.user_id) AS mentor_ids
FROM memos m
WHERE m.id = $1

-- findForUpdate
SELECT "id","company_id","author_id","user_id","task_id","body","visibility","pinned","created_at","updated_at","version"
FROM memos
WHERE id = $1
FOR
UPDATE

-- findPersonalForUpdate
SELECT "id","company_id","author_id","user_id","task_id","body","visibility","pinned","created_at","updated_at","version"
FROM memos
WHERE (user_id = $1
  OR (author_id = $2
    AND visibility = 'private'))
ORDER BY id
FOR
UPDATE

-- bury
UPDATE memos
SET body = $1, updated_at = now(), version = version + 1
WHERE author_id = $2
AND body <> $3

-- list
SELECT (SELECT count(*)::int
  FROM memos m
  WHERE m.company_id = $1
  AND (m.author_id = $2
    OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
          FROM mentorships p
          WHERE p.mentor_id = $3
          AND p.status IN ('scheduled', 'active', 'paused')))
      AND m.visibility IN ('mentorship', 'mentors'))
    OR (m.task_id = ANY (ARRAY(SELECT t.id
          FROM tasks t
          WHERE t.mentor_id = $4))
      AND m.visibility IN ('mentorship', 'mentors'))
    OR (m.task_id = ANY (ARRAY(SELECT t.id
          FROM mentorships p
          JOIN tasks t ON t.mentorship_id = p.id
          WHERE p.mentee_id = $5
          AND p.status IN ('scheduled', 'active', 'paused')))
      AND m.visibility = 'mentorship')
    OR (m.user_id = $6
      AND m.visibility = 'mentorship'
      AND (cardinality(ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $7
            AND p.status IN ('scheduled', 'active', 'paused'))) > 0
        OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $8
            AND p.status IN ('scheduled', 'active', 'paused')))))
    OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
          FROM mentorships p
          WHERE p.mentee_id = $9
          AND p.status IN ('scheduled', 'active', 'paused')))
      AND m.visibility = 'mentorship'
      AND m.author_id = m.user_id)
    OR m.visibility = 'admins')
  AND m.id = $10
  AND m.user_id = $11
  AND m.task_id = $12
  AND m.author_id = $13
  AND m.visibility = $14
  AND m.pinned = $15
  AND m.created_at >= $16
  AND m.created_at < $17
  AND m.updated_at >= $18
  AND m.updated_at < $19
  AND lower(m.body) LIKE $20) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'body', row.body, 'visibility', row.visibility, 'user', (SELECT json_build_object('id', p.id, 'name', p.name,
      'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.user_id), 'task_id', row.task_id, 'pinned', row.pinned, 'author', (SELECT json_build_object('id', p.id,
              'name', p.name, 'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'attachments', (
          SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
              f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                  FROM derived_objects d
                  WHERE d.file_id = f.id
                  AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
              ORDER BY x.position, x.id), '[]'::json)
          FROM attachments x
          JOIN files f ON f.id = x.id
          WHERE x.resource = $21
          AND x.resource_id = row.id::text), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT m.*
    FROM memos m
    WHERE m.company_id = $22
    AND (m.author_id = $23
      OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $24
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM tasks t
            WHERE t.mentor_id = $25))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM mentorships p
            JOIN tasks t ON t.mentorship_id = p.id
            WHERE p.mentee_id = $26
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship')
      OR (m.user_id = $27
        AND m.visibility = 'mentorship'
        AND (cardinality(ARRAY(SELECT p.mentor_id
              FROM mentorships p
              WHERE p.mentee_id = $28
              AND p.status IN ('scheduled', 'active', 'paused'))) > 0
          OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
              FROM mentorships p
              WHERE p.mentor_id = $29
              AND p.status IN ('scheduled', 'active', 'paused')))))
      OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $30
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship'
        AND m.author_id = m.user_id)
      OR m.visibility = 'admins')
    AND m.id = $31
    AND m.user_id = $32
    AND m.task_id = $33
    AND m.author_id = $34
    AND m.visibility = $35
    AND m.pinned = $36
    AND m.created_at >= $37
    AND m.created_at < $38
    AND m.updated_at >= $39
    AND m.updated_at < $40
    AND lower(m.body) LIKE $41
    ORDER BY m.created_at DESC, m.id
    LIMIT $42 OFFSET $43 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM memos m
  WHERE m.company_id = $1
  AND (m.author_id = $2
    OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
          FROM mentorships p
          WHERE p.mentor_id = $3
          AND p.status IN ('scheduled', 'active', 'paused')))
      AND m.visibility IN ('mentorship', 'mentors'))
    OR (m.task_id = ANY (ARRAY(SELECT t.id
          FROM tasks t
          WHERE t.mentor_id = $4))
      AND m.visibility IN ('mentorship', 'mentors'))
    OR (m.task_id = ANY (ARRAY(SELECT t.id
          FROM mentorships p
          JOIN tasks t ON t.mentorship_id = p.id
          WHERE p.mentee_id = $5
          AND p.status IN ('scheduled', 'active', 'paused')))
      AND m.visibility = 'mentorship')
    OR (m.user_id = $6
      AND m.visibility = 'mentorship'
      AND (cardinality(ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $7
            AND p.status IN ('scheduled', 'active', 'paused'))) > 0
        OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $8
            AND p.status IN ('scheduled', 'active', 'paused')))))
    OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
          FROM mentorships p
          WHERE p.mentee_id = $9
          AND p.status IN ('scheduled', 'active', 'paused')))
      AND m.visibility = 'mentorship'
      AND m.author_id = m.user_id) )
  AND m.id = $10
  AND m.user_id = $11
  AND m.task_id = $12
  AND m.author_id = $13
  AND m.visibility = $14
  AND m.pinned = $15
  AND m.created_at >= $16
  AND m.created_at < $17
  AND m.updated_at >= $18
  AND m.updated_at < $19
  AND lower(m.body) LIKE $20) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'body', row.body, 'visibility', row.visibility, 'user', (SELECT json_build_object('id', p.id, 'name', p.name,
      'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.user_id), 'task_id', row.task_id, 'pinned', row.pinned, 'author', (SELECT json_build_object('id', p.id,
              'name', p.name, 'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'attachments', (
          SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
              f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                  FROM derived_objects d
                  WHERE d.file_id = f.id
                  AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
              ORDER BY x.position, x.id), '[]'::json)
          FROM attachments x
          JOIN files f ON f.id = x.id
          WHERE x.resource = $21
          AND x.resource_id = row.id::text), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT m.*
    FROM memos m
    WHERE m.company_id = $22
    AND (m.author_id = $23
      OR (m.user_id = ANY (ARRAY(SELECT p.mentee_id
            FROM mentorships p
            WHERE p.mentor_id = $24
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM tasks t
            WHERE t.mentor_id = $25))
        AND m.visibility IN ('mentorship', 'mentors'))
      OR (m.task_id = ANY (ARRAY(SELECT t.id
            FROM mentorships p
            JOIN tasks t ON t.mentorship_id = p.id
            WHERE p.mentee_id = $26
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship')
      OR (m.user_id = $27
        AND m.visibility = 'mentorship'
        AND (cardinality(ARRAY(SELECT p.mentor_id
              FROM mentorships p
              WHERE p.mentee_id = $28
              AND p.status IN ('scheduled', 'active', 'paused'))) > 0
          OR m.author_id = ANY (ARRAY(SELECT p.mentee_id
              FROM mentorships p
              WHERE p.mentor_id = $29
              AND p.status IN ('scheduled', 'active', 'paused')))))
      OR (m.user_id = ANY (ARRAY(SELECT p.mentor_id
            FROM mentorships p
            WHERE p.mentee_id = $30
            AND p.status IN ('scheduled', 'active', 'paused')))
        AND m.visibility = 'mentorship'
        AND m.author_id = m.user_id) )
    AND m.id = $31
    AND m.user_id = $32
    AND m.task_id = $33
    AND m.author_id = $34
    AND m.visibility = $35
    AND m.pinned = $36
    AND m.created_at >= $37
    AND m.created_at < $38
    AND m.updated_at >= $39
    AND m.updated_at < $40
    AND lower(m.body) LIKE $41
    ORDER BY m.created_at DESC, m.id
    LIMIT $42 OFFSET $43 ) row) AS results

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- touch
UPDATE memos
SET updated_at = now(), version = version + 1
WHERE id = $1

-- remove
DELETE
FROM memos
WHERE id = $1
