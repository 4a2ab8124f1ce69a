-- list
SELECT (SELECT count(*)::int
  FROM curriculum_versions v
  CROSS
  JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
      start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
      prerequisites int[])
  WHERE v.curriculum_id = $1
  AND v.number = $2
  AND i.id = $3
  AND i.type::text = $4
  AND i.start_week = $5
  AND i.assignee_slot::text = $6
  AND i.required = $7) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
        i.priority, i.assignee_slot, i.required, i.prerequisites, 1 AS version, $8::int AS curriculum_id
    FROM curriculum_versions v
    CROSS
    JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
        start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
        prerequisites int[])
    WHERE v.curriculum_id = $9
    AND v.number = $10
    AND i.id = $11
    AND i.type::text = $12
    AND i.start_week = $13
    AND i.assignee_slot::text = $14
    AND i.required = $15
    ORDER BY i.id
    LIMIT $16 OFFSET $17 ) row) AS results

-- find
SELECT i.id, 1 AS version, (SELECT row_to_json(row)
  FROM (SELECT i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
      i.priority, i.assignee_slot, i.required, i.prerequisites, 1 AS version, $1::int AS curriculum_id) row)::text AS json
FROM curriculum_versions v
CROSS
JOIN LATERAL json_to_recordset(v.items) AS i(id int, type text, title text, description text, guideline text,
    start_week int, start_workday int, "order" int, period_days int, priority text, assignee_slot text, required boolean,
    prerequisites int[])
WHERE v.curriculum_id = $2
AND v.number = $3
AND i.id = $4

-- findAll
SELECT "id","company_id","curriculum_id","type","title","description","guideline","start_week","start_workday","order","period_days","priority","assignee_slot","required","prerequisites","created_at","updated_at","version"
FROM curriculum_items
WHERE curriculum_id = $1
ORDER BY "order"

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM curriculum_items
WHERE id = $1

-- forgetPrerequisite
UPDATE curriculum_items
SET prerequisites = array_remove(prerequisites, $1::int), updated_at = now(), version = version + 1
WHERE curriculum_id = $2
AND $3::int = ANY (prerequisites)

-- arrange
UPDATE curriculum_items i
SET "order" = place.number, updated_at = now(), version = version + 1
FROM unnest($1::int[])
WITH ORDINALITY AS place (id, number)
WHERE i.curriculum_id = $2
AND i.id = place.id
AND i."order" <> place.number
RETURNING i.id

-- link
UPDATE curriculum_items i
SET prerequisites = link.prerequisites
FROM json_to_recordset($1::json) AS link (id int, prerequisites int[])
WHERE i.id = link.id
