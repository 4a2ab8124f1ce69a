-- find
SELECT "id","company_id","user_id","title","composer","arranger","instrumentation","genre","difficulty","tags","note","current_number","last_number","trashed_at","created_at","updated_at","version"
FROM scores
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","user_id","title","composer","arranger","instrumentation","genre","difficulty","tags","note","current_number","last_number","trashed_at","created_at","updated_at","version"
FROM scores
WHERE id = $1
FOR
UPDATE

-- findAllForUpdate
SELECT s.*
FROM scores s
WHERE s.id = ANY ($1::int[])
AND s.user_id = $2
ORDER BY s.id
FOR
UPDATE

-- view
SELECT s.id, s.version, (SELECT row_to_json(view)
  FROM (SELECT s.id, s.version, s.title, s.composer, s.arranger, s.instrumentation, s.genre,
      CASE WHEN s.difficulty ~ '^[1-5]$' THEN s.difficulty::int END AS difficulty, s.tags, s.note, v.file_id AS upload_id,
      f.filename AS original_filename, f.size_bytes, o.sha256, v.pages, v.page_width, v.page_height, v.pdf_title,
      v.is_encrypted, v.is_repaired, EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') AS has_thumbnail, f.status, f.failure, json_build_object( 'pdf_info',
          json_build_object('status', v.info_status, 'error', v.info_error), 'thumbnail', json_build_object('status',
          v.thumbnail_status, 'error', v.thumbnail_error)) AS jobs, CASE WHEN EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') THEN '/api/v1/scores/' || s.id || '/thumbnail' END AS thumbnail, (SELECT 'derived/' || d.id
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') AS thumbnail_url, s.current_number AS version_number, (SELECT count(*)::int
      FROM score_versions n
      WHERE n.score_id = s.id) AS version_count, s.trashed_at, s.created_at, s.updated_at) view)::text AS json, s.user_id,
          s.company_id, CASE WHEN s.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status
FROM scores s
JOIN score_versions v ON v.score_id = s.id
AND v.number = s.current_number
JOIN files f ON f.id = v.file_id
LEFT
JOIN stored_objects o ON o.id = f.object_id
WHERE s.id = $1
AND s.user_id = $2

-- list
SELECT (SELECT count(*)::int
  FROM scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number
  JOIN files f ON f.id = v.file_id
  LEFT
  JOIN stored_objects o ON o.id = f.object_id
  WHERE s.user_id = $1
  AND s.trashed_at IS NOT NULL
  AND s.tags @> $2::text[]
  AND (s.tags <> '{}') = $3
  AND lower(s.composer) LIKE $4
  AND lower(s.instrumentation) LIKE $5
  AND lower(s.genre) = $6
  AND s.difficulty = $7
  AND f.size_bytes >= $8::float8
  AND f.size_bytes <= $9::float8
  AND v.pages >= $10
  AND v.pages <= $11
  AND (v.pages IS NOT NULL) = $12
  AND EXISTS (SELECT
    FROM derived_objects d
    WHERE d.file_id = v.file_id
    AND d.name = 'thumbnail') = $13
  AND s.id = $14
  AND s.created_at >= $15
  AND s.created_at < $16
  AND words_of(s.title, ARRAY[s.composer, s.instrumentation]) LIKE $17) AS count, (SELECT coalesce(json_agg(row),
      '[]')::text
  FROM (
    SELECT s.id, s.version, s.title, s.composer, s.arranger, s.instrumentation, s.genre,
        CASE WHEN s.difficulty ~ '^[1-5]$' THEN s.difficulty::int END AS difficulty, s.tags, s.note, v.file_id AS upload_id,
        f.filename AS original_filename, f.size_bytes, o.sha256, v.pages, v.page_width, v.page_height, v.pdf_title,
        v.is_encrypted, v.is_repaired, EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') AS has_thumbnail, f.status, f.failure, json_build_object( 'pdf_info',
          json_build_object('status', v.info_status, 'error', v.info_error), 'thumbnail', json_build_object('status',
          v.thumbnail_status, 'error', v.thumbnail_error)) AS jobs, CASE WHEN EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') THEN '/api/v1/scores/' || s.id || '/thumbnail' END AS thumbnail, (SELECT 'derived/' || d.id
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') AS thumbnail_url, s.current_number AS version_number, (SELECT count(*)::int
      FROM score_versions n
      WHERE n.score_id = s.id) AS version_count, s.trashed_at, s.created_at, s.updated_at
    FROM scores s
    JOIN score_versions v ON v.score_id = s.id
    AND v.number = s.current_number
    JOIN files f ON f.id = v.file_id
    LEFT
    JOIN stored_objects o ON o.id = f.object_id
    WHERE s.user_id = $18
    AND s.trashed_at IS NOT NULL
    AND s.tags @> $19::text[]
    AND (s.tags <> '{}') = $20
    AND lower(s.composer) LIKE $21
    AND lower(s.instrumentation) LIKE $22
    AND lower(s.genre) = $23
    AND s.difficulty = $24
    AND f.size_bytes >= $25::float8
    AND f.size_bytes <= $26::float8
    AND v.pages >= $27
    AND v.pages <= $28
    AND (v.pages IS NOT NULL) = $29
    AND EXISTS (SELECT
      FROM derived_objects d
      WHERE d.file_id = v.file_id
      AND d.name = 'thumbnail') = $30
    AND s.id = $31
    AND s.created_at >= $32
    AND s.created_at < $33
    AND words_of(s.title, ARRAY[s.composer, s.instrumentation]) LIKE $34
    ORDER BY s.created_at DESC, s.id
    LIMIT $35 OFFSET $36 ) row) AS results

-- listOf
SELECT s.id
FROM scores s
WHERE s.user_id = $1
ORDER BY s.id

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- saveAll
UPDATE scores s
SET composer = given.composer, arranger = given.arranger, instrumentation = given.instrumentation, genre = given.genre,
    difficulty = given.difficulty, tags = given.tags, note = given.note, updated_at = now(), version = s.version + 1
FROM json_populate_recordset(NULL::scores, $1) given
WHERE s.id = given.id

-- remove
DELETE
FROM scores
WHERE id = $1
