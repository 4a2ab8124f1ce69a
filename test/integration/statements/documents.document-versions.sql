-- list
SELECT (SELECT count(*)::int
  FROM document_versions v
  WHERE v.document_id = $1) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT 1 AS version, v.number, v.title, (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
        p.profile_image)
      FROM users p
      WHERE p.id = v.published_by) AS publisher, v.published_at, v.asks_again
    FROM document_versions v
    WHERE v.document_id = $2
    ORDER BY v.id
    LIMIT $3 OFFSET $4 ) row) AS results

-- find
SELECT v.id, 1 AS version, (SELECT row_to_json(row)
  FROM (SELECT v.document_id, 1 AS version, v.number, v.title, (SELECT json_build_object('id', p.id, 'name', p.name,
      'profile_image', p.profile_image)
      FROM users p
      WHERE p.id = v.published_by) AS publisher, v.published_at, v.asks_again, v.body) row)::text AS json
FROM document_versions v
WHERE v.document_id = $1
AND v.number = $2

-- textOf
SELECT v.title, v.body, v.file_id
FROM document_versions v
WHERE v.id = $1

-- editionOf
SELECT v.title, v.body, d.format
FROM document_versions v
JOIN documents d ON d.id = v.document_id
WHERE v.document_id = $1
AND v.number = $2

-- numberBefore
SELECT max(v.number) AS number
FROM document_versions v
WHERE v.document_id = $1
AND v.number < $2

-- nextNumber
SELECT coalesce(max(v.number), 0) + 1 AS number
FROM document_versions v
WHERE v.document_id = $1

-- filesOf
SELECT DISTINCT v.file_id
FROM document_versions v
WHERE v.document_id = $1
AND v.file_id IS NOT NULL

-- fileOf
SELECT v.file_id
FROM document_versions v
JOIN documents d ON d.id = v.document_id
WHERE v.document_id = $1
AND v.number = $2

-- documentOf
SELECT d.id
FROM documents d
WHERE d.draft_file_id = $1
UNION
SELECT v.document_id
FROM document_versions v
WHERE v.file_id = $2
LIMIT 1

-- fill
UPDATE document_versions
SET body = $1
WHERE document_id = $2
AND file_id = $3
AND body IS NULL

-- add
-- add: written from the entity's metadata
