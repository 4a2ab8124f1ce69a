-- subject
SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, g.mentor_id AS keeper_id, g.starts_at > now() AS is_ahead
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
JOIN users mr ON mr.id = g.mentor_id
JOIN users a ON a.id = g.author_id
WHERE g.id = $1

-- list
SELECT (SELECT count(*)::int
  FROM mentorship_meetings g
  JOIN mentorships m ON m.id = g.mentorship_id
  JOIN users mr ON mr.id = g.mentor_id
  JOIN users a ON a.id = g.author_id
  WHERE m.id = $1
  AND m.company_id = $2
  AND g.id = $3
  AND g.starts_at >= $4
  AND g.starts_at < $5) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title', g.title,
        'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
        CASE WHEN true THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', mr.name, 'mentor',
        json_build_object('id', mr.id, 'name', mr.name, 'profile_image', mr.profile_image), 'author_id', g.author_id,
        'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image),
        'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $6
        AND x.resource_id = g.id::text), 'created_at', g.created_at, 'updated_at', g.updated_at) AS json
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    JOIN users mr ON mr.id = g.mentor_id
    JOIN users a ON a.id = g.author_id
    WHERE m.id = $7
    AND m.company_id = $8
    AND g.id = $9
    AND g.starts_at >= $10
    AND g.starts_at < $11
    ORDER BY g.created_at DESC, g.id
    LIMIT $12 OFFSET $13 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM mentorship_meetings g
  JOIN mentorships m ON m.id = g.mentorship_id
  JOIN users mr ON mr.id = g.mentor_id
  JOIN users a ON a.id = g.author_id
  WHERE m.id = $1
  AND (((m.mentor_id = $2
        OR m.mentee_id = $3)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $4
      AND p.ended_at > now() - interval '90 days'))
  AND g.id = $5
  AND g.starts_at >= $6
  AND g.starts_at < $7) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title', g.title,
        'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
        CASE WHEN g.mentor_id = $8 THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', mr.name, 'mentor',
        json_build_object('id', mr.id, 'name', mr.name, 'profile_image', mr.profile_image), 'author_id', g.author_id,
        'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image),
        'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $9
        AND x.resource_id = g.id::text), 'created_at', g.created_at, 'updated_at', g.updated_at) AS json
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    JOIN users mr ON mr.id = g.mentor_id
    JOIN users a ON a.id = g.author_id
    WHERE m.id = $10
    AND (((m.mentor_id = $11
          OR m.mentee_id = $12)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $13
        AND p.ended_at > now() - interval '90 days'))
    AND g.id = $14
    AND g.starts_at >= $15
    AND g.starts_at < $16
    ORDER BY g.created_at DESC, g.id
    LIMIT $17 OFFSET $18 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM mentorship_meetings g
  JOIN mentorships m ON m.id = g.mentorship_id
  JOIN users mr ON mr.id = g.mentor_id
  JOIN users a ON a.id = g.author_id
  WHERE m.id = $1
  AND (((m.mentor_id = $2
        OR m.mentee_id = $3)
      AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
        OR m.ended_at > now() - interval '90 days'))
    OR m.id IN (SELECT p.mentorship_id
      FROM mentor_periods p
      WHERE p.mentor_id = $4
      AND p.ended_at > now() - interval '90 days'))
  AND g.id = $5
  AND g.starts_at >= $6
  AND g.starts_at < $7) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title', g.title,
        'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
        CASE WHEN false THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', mr.name, 'mentor',
        json_build_object('id', mr.id, 'name', mr.name, 'profile_image', mr.profile_image), 'author_id', g.author_id,
        'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image),
        'attachments', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
            f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
                FROM derived_objects d
                WHERE d.file_id = f.id
                AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
            ORDER BY x.position, x.id), '[]'::json)
        FROM attachments x
        JOIN files f ON f.id = x.id
        WHERE x.resource = $8
        AND x.resource_id = g.id::text), 'created_at', g.created_at, 'updated_at', g.updated_at) AS json
    FROM mentorship_meetings g
    JOIN mentorships m ON m.id = g.mentorship_id
    JOIN users mr ON mr.id = g.mentor_id
    JOIN users a ON a.id = g.author_id
    WHERE m.id = $9
    AND (((m.mentor_id = $10
          OR m.mentee_id = $11)
        AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
          OR m.ended_at > now() - interval '90 days'))
      OR m.id IN (SELECT p.mentorship_id
        FROM mentor_periods p
        WHERE p.mentor_id = $12
        AND p.ended_at > now() - interval '90 days'))
    AND g.id = $13
    AND g.starts_at >= $14
    AND g.starts_at < $15
    ORDER BY g.created_at DESC, g.id
    LIMIT $16 OFFSET $17 ) row) AS results

-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title',
    g.title, 'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
    CASE WHEN true THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', mr.name, 'mentor',
    json_build_object('id', mr.id, 'name', mr.name, 'profile_image', mr.profile_image), 'author_id', g.author_id,
    'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image),
    'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = g.id::text), 'created_at', g.created_at, 'updated_at', g.updated_at)::text AS json, m.company_id,
        m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, g.mentor_id AS keeper_id, g.starts_at > now() AS is_ahead
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
JOIN users mr ON mr.id = g.mentor_id
JOIN users a ON a.id = g.author_id
WHERE g.id = $2
AND m.id = $3
AND m.company_id = $4

-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title',
    g.title, 'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
    CASE WHEN g.mentor_id = $1 THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', mr.name, 'mentor',
    json_build_object('id', mr.id, 'name', mr.name, 'profile_image', mr.profile_image), 'author_id', g.author_id,
    'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image),
    'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $2
    AND x.resource_id = g.id::text), 'created_at', g.created_at, 'updated_at', g.updated_at)::text AS json, m.company_id,
        m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, g.mentor_id AS keeper_id, g.starts_at > now() AS is_ahead
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
JOIN users mr ON mr.id = g.mentor_id
JOIN users a ON a.id = g.author_id
WHERE g.id = $3
AND m.id = $4
AND (((m.mentor_id = $5
      OR m.mentee_id = $6)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $7
    AND p.ended_at > now() - interval '90 days'))

-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title',
    g.title, 'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes, 'mentor_notes',
    CASE WHEN false THEN g.mentor_notes END, 'mentor_id', g.mentor_id, 'mentor_name', mr.name, 'mentor',
    json_build_object('id', mr.id, 'name', mr.name, 'profile_image', mr.profile_image), 'author_id', g.author_id,
    'author_name', a.name, 'author', json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image),
    'attachments', (
    SELECT coalesce(json_agg(json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes',
        f.size_bytes, 'status', f.status, 'failure', f.failure, 'preview_url', CASE WHEN EXISTS (SELECT
            FROM derived_objects d
            WHERE d.file_id = f.id
            AND d.name = 'preview') THEN '/api/v1/attachments/' || f.id || '/preview' END, 'uploader_id', f.user_id)
        ORDER BY x.position, x.id), '[]'::json)
    FROM attachments x
    JOIN files f ON f.id = x.id
    WHERE x.resource = $1
    AND x.resource_id = g.id::text), 'created_at', g.created_at, 'updated_at', g.updated_at)::text AS json, m.company_id,
        m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
  SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
  WHERE m.ended_at > now() - interval '90 days'
  UNION
  SELECT p.mentor_id
  FROM mentor_periods p
  WHERE p.mentorship_id = m.id
  AND p.ended_at > now() - interval '90 days') AS past_ids, g.mentor_id AS keeper_id, g.starts_at > now() AS is_ahead
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
JOIN users mr ON mr.id = g.mentor_id
JOIN users a ON a.id = g.author_id
WHERE g.id = $2
AND m.id = $3
AND (((m.mentor_id = $4
      OR m.mentee_id = $5)
    AND (m.status IN ('proposed', 'scheduled', 'active', 'paused')
      OR m.ended_at > now() - interval '90 days'))
  OR m.id IN (SELECT p.mentorship_id
    FROM mentor_periods p
    WHERE p.mentor_id = $6
    AND p.ended_at > now() - interval '90 days'))

-- findForUpdate
SELECT "id","company_id","mentorship_id","mentor_id","author_id","title","starts_at","minutes","place","notes","mentor_notes","created_at","updated_at","version"
FROM mentorship_meetings
WHERE id = $1
AND mentorship_id = $2
FOR
UPDATE

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- touch
UPDATE mentorship_meetings
SET updated_at = now(), version = version + 1
WHERE id = $1

-- remove
DELETE
FROM mentorship_meetings
WHERE id = $1

-- handOver
UPDATE mentorship_meetings
SET mentor_id = $1, updated_at = now(), version = version + 1
WHERE mentorship_id = $2
AND starts_at > $3
AND mentor_notes IS NULL
