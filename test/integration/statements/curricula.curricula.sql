-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'title', c.title, 'description', c.description, 'status', c.status,
    'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner',
    json_build_object('id', o.id, 'name', o.name), 'total_weeks', c.total_weeks, 'weeks', c.weeks, 'tags', c.tags,
    'item_count', (SELECT count(*)
    FROM curriculum_items i
    WHERE i.curriculum_id = c.id), 'version_count', coalesce(c.current_version, 0), 'current_version', c.current_version,
        'has_unpublished_changes', c.published_revision IS NOT NULL
  AND c.published_revision <> c.draft_revision, 'published_at', v.published_at, 'created_at', c.created_at, 'updated_at',
      c.updated_at)::text AS card
FROM curricula c
LEFT
JOIN departments d ON d.id = c.department_id
LEFT
JOIN users o ON o.id = c.owner_id
LEFT
JOIN curriculum_versions v ON v.curriculum_id = c.id
AND v.number = c.current_version
WHERE c.id = $1
AND c.company_id = $2

-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'title', CASE WHEN c.owner_id = $1 THEN c.title ELSE v.title END,
    'description', CASE WHEN c.owner_id = $2 THEN c.description ELSE v.description END, 'status', c.status, 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
    'name', o.name), 'total_weeks', CASE WHEN c.owner_id = $3 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
    CASE WHEN c.owner_id = $4 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
    CASE WHEN c.owner_id = $5 THEN (SELECT count(*)
    FROM curriculum_items i
    WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
        c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $6 THEN c.published_revision IS NOT NULL
  AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
      'updated_at', c.updated_at)::text AS card
FROM curricula c
LEFT
JOIN departments d ON d.id = c.department_id
LEFT
JOIN users o ON o.id = c.owner_id
LEFT
JOIN curriculum_versions v ON v.curriculum_id = c.id
AND v.number = c.current_version
WHERE c.id = $7
AND c.company_id = $8
AND (c.current_version IS NOT NULL
  OR c.owner_id = $9)

-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'title', CASE WHEN c.owner_id = $1 THEN c.title ELSE v.title END,
    'description', CASE WHEN c.owner_id = $2 THEN c.description ELSE v.description END, 'status', c.status, 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
    'name', o.name), 'total_weeks', CASE WHEN c.owner_id = $3 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
    CASE WHEN c.owner_id = $4 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
    CASE WHEN c.owner_id = $5 THEN (SELECT count(*)
    FROM curriculum_items i
    WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
        c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $6 THEN c.published_revision IS NOT NULL
  AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
      'updated_at', c.updated_at)::text AS card
FROM curricula c
LEFT
JOIN departments d ON d.id = c.department_id
LEFT
JOIN users o ON o.id = c.owner_id
LEFT
JOIN curriculum_versions v ON v.curriculum_id = c.id
AND v.number = c.current_version
WHERE c.id = $7
AND false

-- findAny
SELECT "id","company_id","department_id","owner_id","title","description","total_weeks","weeks","tags","status","current_version","draft_revision","published_revision","created_at","updated_at","version"
FROM curricula
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","department_id","owner_id","title","description","total_weeks","weeks","tags","status","current_version","draft_revision","published_revision","created_at","updated_at","version"
FROM curricula
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM curricula c
  LEFT
  JOIN departments d ON d.id = c.department_id
  LEFT
  JOIN users o ON o.id = c.owner_id
  LEFT
  JOIN curriculum_versions v ON v.curriculum_id = c.id
  AND v.number = c.current_version
  WHERE c.company_id = $1
  AND c.status = $2
  AND c.department_id = $3
  AND c.department_id IS NULL
  AND c.owner_id = $4
  AND c.tags @> ARRAY[$5]
  AND lower(c.title || ' ' || coalesce(c.description, '')) LIKE $6) AS count, (SELECT coalesce(json_agg(row.card),
      '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'title', c.title, 'description', c.description, 'status', c.status, 'department',
        CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
        'name', o.name), 'total_weeks', c.total_weeks, 'weeks', c.weeks, 'tags', c.tags, 'item_count', (SELECT count(*)
        FROM curriculum_items i
        WHERE i.curriculum_id = c.id), 'version_count', coalesce(c.current_version, 0), 'current_version', c.current_version,
            'has_unpublished_changes', c.published_revision IS NOT NULL
      AND c.published_revision <> c.draft_revision, 'published_at', v.published_at, 'created_at', c.created_at, 'updated_at',
          c.updated_at) AS card
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.company_id = $7
    AND c.status = $8
    AND c.department_id = $9
    AND c.department_id IS NULL
    AND c.owner_id = $10
    AND c.tags @> ARRAY[$11]
    AND lower(c.title || ' ' || coalesce(c.description, '')) LIKE $12
    ORDER BY c.created_at DESC, c.id
    LIMIT $13 OFFSET $14 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM curricula c
  LEFT
  JOIN departments d ON d.id = c.department_id
  LEFT
  JOIN users o ON o.id = c.owner_id
  LEFT
  JOIN curriculum_versions v ON v.curriculum_id = c.id
  AND v.number = c.current_version
  WHERE c.company_id = $1
  AND (c.current_version IS NOT NULL
    OR c.owner_id = $2)
  AND c.status = $3
  AND c.department_id = $4
  AND c.department_id IS NULL
  AND c.owner_id = $5
  AND c.tags @> ARRAY[$6]
  AND CASE WHEN c.owner_id = $7 THEN lower(c.title || ' ' || coalesce(c.description,
      '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $8) AS count,
      (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'title', CASE WHEN c.owner_id = $9 THEN c.title ELSE v.title END, 'description',
        CASE WHEN c.owner_id = $10 THEN c.description ELSE v.description END, 'status', c.status, 'department',
        CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
        'name', o.name), 'total_weeks', CASE WHEN c.owner_id = $11 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
        CASE WHEN c.owner_id = $12 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
        CASE WHEN c.owner_id = $13 THEN (SELECT count(*)
        FROM curriculum_items i
        WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
            c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $14 THEN c.published_revision IS NOT NULL
      AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
          'updated_at', c.updated_at) AS card
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.company_id = $15
    AND (c.current_version IS NOT NULL
      OR c.owner_id = $16)
    AND c.status = $17
    AND c.department_id = $18
    AND c.department_id IS NULL
    AND c.owner_id = $19
    AND c.tags @> ARRAY[$20]
    AND CASE WHEN c.owner_id = $21 THEN lower(c.title || ' ' || coalesce(c.description,
        '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $22
    ORDER BY c.created_at DESC, c.id
    LIMIT $23 OFFSET $24 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM curricula c
  LEFT
  JOIN departments d ON d.id = c.department_id
  LEFT
  JOIN users o ON o.id = c.owner_id
  LEFT
  JOIN curriculum_versions v ON v.curriculum_id = c.id
  AND v.number = c.current_version
  WHERE false
  AND c.status = $1
  AND c.department_id = $2
  AND c.department_id IS NULL
  AND c.owner_id = $3
  AND c.tags @> ARRAY[$4]
  AND CASE WHEN c.owner_id = $5 THEN lower(c.title || ' ' || coalesce(c.description,
      '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $6) AS count,
      (SELECT coalesce(json_agg(row.card), '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'title', CASE WHEN c.owner_id = $7 THEN c.title ELSE v.title END, 'description',
        CASE WHEN c.owner_id = $8 THEN c.description ELSE v.description END, 'status', c.status, 'department',
        CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
        'name', o.name), 'total_weeks', CASE WHEN c.owner_id = $9 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
        CASE WHEN c.owner_id = $10 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
        CASE WHEN c.owner_id = $11 THEN (SELECT count(*)
        FROM curriculum_items i
        WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
            c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $12 THEN c.published_revision IS NOT NULL
      AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
          'updated_at', c.updated_at) AS card
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE false
    AND c.status = $13
    AND c.department_id = $14
    AND c.department_id IS NULL
    AND c.owner_id = $15
    AND c.tags @> ARRAY[$16]
    AND CASE WHEN c.owner_id = $17 THEN lower(c.title || ' ' || coalesce(c.description,
        '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $18
    ORDER BY c.created_at DESC, c.id
    LIMIT $19 OFFSET $20 ) row) AS results

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM curricula
WHERE id = $1

-- findDepartment
SELECT id
FROM departments
WHERE company_id = $1
AND name = $2

-- nameOfDepartment
SELECT name
FROM departments
WHERE id = $1
