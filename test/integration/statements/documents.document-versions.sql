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
SELECT v.title, v.body
FROM document_versions v
WHERE v.id = $1

-- nextNumber
SELECT coalesce(max(v.number), 0) + 1 AS number
FROM document_versions v
WHERE v.document_id = $1

-- add
-- add: written from the entity's metadata
