-- list
SELECT (SELECT count(*)::int
  FROM score_versions v
  JOIN scores s ON s.id = v.score_id
  JOIN files f ON f.id = v.file_id
  LEFT
  JOIN stored_objects o ON o.id = f.object_id
  WHERE s.id = $1
  AND s.user_id = $2) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT v.number, v.version, v.number = s.current_number AS is_current, v.file_id AS upload_id,
        f.filename AS original_filename, f.size_bytes, o.sha256, v.pages, v.page_width, v.page_height, v.pdf_title,
        v.is_encrypted, v.is_repaired, EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') AS has_thumbnail, f.status, f.failure, json_build_object( 'pdf_info',
          json_build_object('status', v.info_status, 'error', v.info_error), 'thumbnail', json_build_object('status',
          v.thumbnail_status, 'error', v.thumbnail_error)) AS jobs, v.created_at
    FROM score_versions v
    JOIN scores s ON s.id = v.score_id
    JOIN files f ON f.id = v.file_id
    LEFT
    JOIN stored_objects o ON o.id = f.object_id
    WHERE s.id = $3
    AND s.user_id = $4
    ORDER BY v.number DESC
    LIMIT $5 OFFSET $6 ) row) AS results

-- view
SELECT v.number AS id, v.version, (SELECT row_to_json(view)
  FROM (SELECT v.number, v.version, v.number = s.current_number AS is_current, v.file_id AS upload_id,
      f.filename AS original_filename, f.size_bytes, o.sha256, v.pages, v.page_width, v.page_height, v.pdf_title,
      v.is_encrypted, v.is_repaired, EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') AS has_thumbnail, f.status, f.failure, json_build_object( 'pdf_info',
          json_build_object('status', v.info_status, 'error', v.info_error), 'thumbnail', json_build_object('status',
          v.thumbnail_status, 'error', v.thumbnail_error)) AS jobs, v.created_at) view)::text AS json, s.user_id, s.company_id,
          CASE WHEN s.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status
FROM score_versions v
JOIN scores s ON s.id = v.score_id
JOIN files f ON f.id = v.file_id
LEFT
JOIN stored_objects o ON o.id = f.object_id
WHERE v.number = $1
AND s.id = $2
AND s.user_id = $3

-- find
SELECT v.id, v.score_id, v.number, v.file_id, v.pages, s.user_id, s.trashed_at, f.status, f.filename
FROM score_versions v
JOIN scores s ON s.id = v.score_id
JOIN files f ON f.id = v.file_id
LEFT
JOIN stored_objects o ON o.id = f.object_id
WHERE v.score_id = $1
AND v.number = $2

-- findByFile
SELECT v.id, v.score_id, v.number, v.file_id, v.pages, s.user_id, s.trashed_at, f.status, f.filename
FROM score_versions v
JOIN scores s ON s.id = v.score_id
JOIN files f ON f.id = v.file_id
LEFT
JOIN stored_objects o ON o.id = f.object_id
WHERE v.file_id = $1

-- findAll
SELECT v.number, v.file_id
FROM score_versions v
WHERE v.score_id = $1
ORDER BY v.number

-- add
INSERT INTO score_versions ("id","company_id","score_id","number","file_id","pages","page_width","page_height","pdf_title","is_encrypted","is_repaired","info_status","info_error","thumbnail_status","thumbnail_error","created_at","updated_at","version")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)

-- remove
DELETE
FROM score_versions
WHERE score_id = $1
AND number = $2

-- mark
UPDATE score_versions
SET info_status = $1, info_error = $2, updated_at = now()
WHERE id = $3

-- interrupt
UPDATE score_versions
SET updated_at = now(), info_error = CASE WHEN info_status IN ('queued',
    'started') THEN 'interrupted' ELSE info_error END, info_status = CASE WHEN info_status IN ('queued',
    'started') THEN 'failed' ELSE info_status END, thumbnail_error = CASE WHEN thumbnail_status IN ('queued',
    'started') THEN 'interrupted' ELSE thumbnail_error END, thumbnail_status = CASE WHEN thumbnail_status IN ('queued',
    'started') THEN 'failed' ELSE thumbnail_status END
WHERE file_id = $1

-- queueAll
UPDATE score_versions v
SET info_status = $1, info_error = NULL, thumbnail_status = $2, thumbnail_error = NULL, updated_at = now()
FROM scores s, files f
WHERE s.id = ANY ($3::int[])
AND v.score_id = s.id
AND v.number = s.current_number
AND f.id = v.file_id
AND f.status IN ('ready', 'failed')

-- learn
UPDATE score_versions
SET pages = $1, page_width = $2, page_height = $3, pdf_title = $4, is_encrypted = $5, is_repaired = $6, info_status = $7,
    info_error = NULL, updated_at = now()
WHERE id = $8
