-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'title', c.title, 'description',
    c.description, 'status', c.status, 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name',
    d.name) END, 'owner', json_build_object('id', o.id, 'name', o.name, 'profile_image', o.profile_image), 'total_weeks',
    c.total_weeks, 'weeks', c.weeks, 'tags', c.tags, 'item_count', (SELECT count(*)
    FROM curriculum_items i
    WHERE i.curriculum_id = c.id), 'version_count', coalesce(c.current_version, 0), 'current_version', c.current_version,
        'has_unpublished_changes', c.published_revision IS NOT NULL
  AND c.published_revision <> c.draft_revision, 'published_at', v.published_at, 'created_at', c.created_at, 'updated_at',
      c.updated_at)::text AS json, c.company_id, c.owner_id, c.current_version, c.status, c.draft_revision,
      c.published_revision
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
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'title',
    CASE WHEN c.owner_id = $1 THEN c.title ELSE v.title END, 'description',
    CASE WHEN c.owner_id = $2 THEN c.description ELSE v.description END, 'status', c.status, 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
    'name', o.name, 'profile_image', o.profile_image), 'total_weeks',
    CASE WHEN c.owner_id = $3 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
    CASE WHEN c.owner_id = $4 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
    CASE WHEN c.owner_id = $5 THEN (SELECT count(*)
    FROM curriculum_items i
    WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
        c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $6 THEN c.published_revision IS NOT NULL
  AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
      'updated_at', c.updated_at)::text AS json, c.company_id, c.owner_id, c.current_version, c.status, c.draft_revision,
      c.published_revision
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
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'title',
    CASE WHEN c.owner_id = $1 THEN c.title ELSE v.title END, 'description',
    CASE WHEN c.owner_id = $2 THEN c.description ELSE v.description END, 'status', c.status, 'department',
    CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
    'name', o.name, 'profile_image', o.profile_image), 'total_weeks',
    CASE WHEN c.owner_id = $3 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
    CASE WHEN c.owner_id = $4 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
    CASE WHEN c.owner_id = $5 THEN (SELECT count(*)
    FROM curriculum_items i
    WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
        c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $6 THEN c.published_revision IS NOT NULL
  AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
      'updated_at', c.updated_at)::text AS json, c.company_id, c.owner_id, c.current_version, c.status, c.draft_revision,
      c.published_revision
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
  AND c.id = $2
  AND c.status = $3
  AND c.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($4::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND c.department_id IS NULL
  AND c.owner_id = $5
  AND c.tags @> $6::text[]
  AND lower(c.title || ' ' || coalesce(c.description, '')) LIKE $7) AS count, (SELECT coalesce(json_agg(row.json),
      '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'version', c.version, 'title', c.title, 'description', c.description, 'status',
        c.status, 'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner',
        json_build_object('id', o.id, 'name', o.name, 'profile_image', o.profile_image), 'total_weeks', c.total_weeks, 'weeks',
        c.weeks, 'tags', c.tags, 'item_count', (SELECT count(*)
        FROM curriculum_items i
        WHERE i.curriculum_id = c.id), 'version_count', coalesce(c.current_version, 0), 'current_version', c.current_version,
            'has_unpublished_changes', c.published_revision IS NOT NULL
      AND c.published_revision <> c.draft_revision, 'published_at', v.published_at, 'created_at', c.created_at, 'updated_at',
          c.updated_at) AS json
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.company_id = $8
    AND c.id = $9
    AND c.status = $10
    AND c.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($11::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND c.department_id IS NULL
    AND c.owner_id = $12
    AND c.tags @> $13::text[]
    AND lower(c.title || ' ' || coalesce(c.description, '')) LIKE $14
    ORDER BY c.created_at DESC, c.id
    LIMIT $15 OFFSET $16 ) row) AS results

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
  AND c.id = $3
  AND c.status = $4
  AND c.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($5::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND c.department_id IS NULL
  AND c.owner_id = $6
  AND c.tags @> $7::text[]
  AND CASE WHEN c.owner_id = $8 THEN lower(c.title || ' ' || coalesce(c.description,
      '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $9) AS count,
      (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'version', c.version, 'title',
        CASE WHEN c.owner_id = $10 THEN c.title ELSE v.title END, 'description',
        CASE WHEN c.owner_id = $11 THEN c.description ELSE v.description END, 'status', c.status, 'department',
        CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
        'name', o.name, 'profile_image', o.profile_image), 'total_weeks',
        CASE WHEN c.owner_id = $12 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
        CASE WHEN c.owner_id = $13 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
        CASE WHEN c.owner_id = $14 THEN (SELECT count(*)
        FROM curriculum_items i
        WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
            c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $15 THEN c.published_revision IS NOT NULL
      AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
          'updated_at', c.updated_at) AS json
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE c.company_id = $16
    AND (c.current_version IS NOT NULL
      OR c.owner_id = $17)
    AND c.id = $18
    AND c.status = $19
    AND c.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($20::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND c.department_id IS NULL
    AND c.owner_id = $21
    AND c.tags @> $22::text[]
    AND CASE WHEN c.owner_id = $23 THEN lower(c.title || ' ' || coalesce(c.description,
        '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $24
    ORDER BY c.created_at DESC, c.id
    LIMIT $25 OFFSET $26 ) row) AS results

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
  AND c.id = $1
  AND c.status = $2
  AND c.department_id = ANY (ARRAY(
      WITH RECURSIVE beneath (id) AS (
        SELECT unnest($3::int[])
        UNION
        SELECT d.id
        FROM departments d
        JOIN beneath b ON d.parent_id = b.id)
      SELECT id
      FROM beneath))
  AND c.department_id IS NULL
  AND c.owner_id = $4
  AND c.tags @> $5::text[]
  AND CASE WHEN c.owner_id = $6 THEN lower(c.title || ' ' || coalesce(c.description,
      '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $7) AS count,
      (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', c.id, 'version', c.version, 'title',
        CASE WHEN c.owner_id = $8 THEN c.title ELSE v.title END, 'description',
        CASE WHEN c.owner_id = $9 THEN c.description ELSE v.description END, 'status', c.status, 'department',
        CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END, 'owner', json_build_object('id', o.id,
        'name', o.name, 'profile_image', o.profile_image), 'total_weeks',
        CASE WHEN c.owner_id = $10 THEN c.total_weeks ELSE v.total_weeks END, 'weeks',
        CASE WHEN c.owner_id = $11 THEN c.weeks ELSE v.weeks END, 'tags', c.tags, 'item_count',
        CASE WHEN c.owner_id = $12 THEN (SELECT count(*)
        FROM curriculum_items i
        WHERE i.curriculum_id = c.id) ELSE v.item_count END, 'version_count', coalesce(c.current_version, 0), 'current_version',
            c.current_version, 'has_unpublished_changes', CASE WHEN c.owner_id = $13 THEN c.published_revision IS NOT NULL
      AND c.published_revision <> c.draft_revision ELSE false END, 'published_at', v.published_at, 'created_at', c.created_at,
          'updated_at', c.updated_at) AS json
    FROM curricula c
    LEFT
    JOIN departments d ON d.id = c.department_id
    LEFT
    JOIN users o ON o.id = c.owner_id
    LEFT
    JOIN curriculum_versions v ON v.curriculum_id = c.id
    AND v.number = c.current_version
    WHERE false
    AND c.id = $14
    AND c.status = $15
    AND c.department_id = ANY (ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT unnest($16::int[])
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id)
        SELECT id
        FROM beneath))
    AND c.department_id IS NULL
    AND c.owner_id = $17
    AND c.tags @> $18::text[]
    AND CASE WHEN c.owner_id = $19 THEN lower(c.title || ' ' || coalesce(c.description,
        '')) ELSE lower(v.title || ' ' || coalesce(v.description, '')) END LIKE $20
    ORDER BY c.created_at DESC, c.id
    LIMIT $21 OFFSET $22 ) row) AS results

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
