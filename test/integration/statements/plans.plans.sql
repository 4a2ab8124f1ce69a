-- lockRunning
SELECT m.id
FROM mentorships m
WHERE m.company_id = $1
AND m.status IN ('active', 'paused')
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id
  AND p.curriculum_id = $2)
ORDER BY m.id
FOR SHARE OF m

-- findRunning
SELECT m.id
FROM mentorships m
WHERE m.company_id = $1
AND m.status IN ('active', 'paused')
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id
  AND p.curriculum_id = $2)
ORDER BY m.id

-- findRunningIn
SELECT m.id
FROM mentorships m
WHERE m.company_id = $1
AND m.status IN ('active', 'paused')
AND EXISTS (SELECT
  FROM plans p
  WHERE p.mentorship_id = m.id)
ORDER BY m.id

-- findOf
SELECT "id","company_id","mentorship_id","curriculum_id","curriculum_version","pauses","created_at","updated_at","version"
FROM plans
WHERE mentorship_id = ANY ($1::int[])
AND curriculum_id = $2
ORDER BY id

-- findOfForUpdate
SELECT "id","company_id","mentorship_id","curriculum_id","curriculum_version","pauses","created_at","updated_at","version"
FROM plans
WHERE mentorship_id = ANY ($1::int[])
AND curriculum_id = $2
ORDER BY id
FOR
UPDATE

-- itemsOf
SELECT "plan_id","item_id","company_id","task_id","base_content","base_task","is_dropped","created_at","updated_at","version"
FROM plan_items
WHERE plan_id = ANY ($1::int[])
ORDER BY plan_id, item_id

-- partiesOf
SELECT m.id AS mentorship_id, m.company_id, m.mentor_id, m.mentee_id, m.start_on, CASE WHEN l.status IN ('active',
    'suspended', 'leaving')
AND l.id <> m.mentee_id THEN l.id END AS lead_id
FROM mentorships m
JOIN users u ON u.id = m.mentee_id
LEFT
JOIN departments d ON d.id = u.department_id
LEFT
JOIN users l ON l.id = d.lead_id
WHERE m.id = ANY ($1::int[])

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- pin
UPDATE plans
SET curriculum_version = $1, updated_at = now(), version = version + 1
WHERE mentorship_id = ANY ($2::int[])
AND curriculum_id = $3
AND curriculum_version <> $4

-- keep
INSERT INTO plan_items (plan_id, item_id, company_id, task_id, base_content, base_task, is_dropped)
SELECT plan_id, item_id, company_id, task_id, base_content, base_task, is_dropped
FROM json_populate_recordset(NULL::plan_items, $1)
ON CONFLICT (plan_id, item_id) DO
UPDATE
SET task_id = excluded.task_id, base_content = excluded.base_content, base_task = excluded.base_task,
    is_dropped = excluded.is_dropped, updated_at = now(), version = plan_items.version + 1

-- outstanding
SELECT t.id, t.title
FROM tasks t
WHERE t.mentorship_id = $1
AND t.required
AND t.status NOT IN ('done', 'waived')
ORDER BY t.due_at, t.id
