-- list
SELECT (SELECT count(*)::int
  FROM curriculum_versions v
  JOIN users p ON p.id = v.publisher_id
  WHERE v.curriculum_id = $1) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT 1 AS version, v.number, v.title, v.total_weeks, v.item_count, json_build_object('id', p.id, 'name', p.name,
        'profile_image', p.profile_image) AS publisher, v.published_at
    FROM curriculum_versions v
    JOIN users p ON p.id = v.publisher_id
    WHERE v.curriculum_id = $2
    ORDER BY v.id
    LIMIT $3 OFFSET $4 ) row) AS results

-- find
SELECT v.id, 1 AS version, (SELECT row_to_json(row)
  FROM (
    SELECT v.curriculum_id, 1 AS version, v.number, v.title, v.total_weeks, v.item_count, json_build_object('id', p.id,
        'name', p.name, 'profile_image', p.profile_image) AS publisher, v.published_at, v.description, v.weeks,
        v.items) row)::text AS json
FROM curriculum_versions v
JOIN users p ON p.id = v.publisher_id
WHERE v.curriculum_id = $1
AND v.number = $2

-- contentOf
SELECT v.title, v.description, v.total_weeks, v.weeks, v.items
FROM curriculum_versions v
WHERE v.curriculum_id = $1
AND v.number = $2

-- findCurrent
SELECT "id","company_id","curriculum_id","number","title","description","total_weeks","weeks","items","item_count","publisher_id","published_at"
FROM curriculum_versions
WHERE curriculum_id = $1
ORDER BY number DESC
LIMIT 1

-- findNumber
SELECT "id","company_id","curriculum_id","number","title","description","total_weeks","weeks","items","item_count","publisher_id","published_at"
FROM curriculum_versions
WHERE curriculum_id = $1
AND number = $2

-- numberBefore
SELECT max(number) AS number
FROM curriculum_versions
WHERE curriculum_id = $1
AND number < $2

-- add
-- add: written from the entity's metadata
