-- find
SELECT "id","company_id","title","description","guideline","week","order","priority","status","parent_id","assignee_id","reviewer_id","mentorship_id","mentor_id","type","required","prerequisite_ids","document_id","is_left_open","scheduled_start_on","due_at","started_at","completed_at","blocked_reason","waived_reason","created_at","updated_at","version"
FROM tasks
WHERE mentorship_id = ANY ($1::int[])
ORDER BY id

-- findForUpdate
SELECT "id","company_id","title","description","guideline","week","order","priority","status","parent_id","assignee_id","reviewer_id","mentorship_id","mentor_id","type","required","prerequisite_ids","document_id","is_left_open","scheduled_start_on","due_at","started_at","completed_at","blocked_reason","waived_reason","created_at","updated_at","version"
FROM tasks
WHERE mentorship_id = ANY ($1::int[])
ORDER BY id
FOR
UPDATE

-- reserve
SELECT nextval(pg_get_serial_sequence('tasks', 'id'))::int AS id
FROM generate_series(1, $1::int)

-- add
INSERT INTO tasks (id, company_id, mentorship_id, parent_id, assignee_id, reviewer_id, status, title, description,
    guideline, week, "order", priority, type, required, prerequisite_ids, document_id, scheduled_start_on, due_at)
SELECT id, company_id, mentorship_id, parent_id, assignee_id, reviewer_id, status, title, description, guideline, week,
    "order", priority, type, required, prerequisite_ids, document_id, scheduled_start_on, due_at
FROM json_populate_recordset(NULL::tasks, $1)

-- save
UPDATE tasks t
SET title = n.title, description = n.description, guideline = n.guideline, week = n.week, "order" = n."order",
    priority = n.priority, type = n.type, required = n.required, prerequisite_ids = n.prerequisite_ids,
    document_id = n.document_id, scheduled_start_on = n.scheduled_start_on, due_at = n.due_at, status = n.status,
    reviewer_id = n.reviewer_id, blocked_reason = n.blocked_reason, is_left_open = n.is_left_open, updated_at = now(),
    version = t.version + 1
FROM json_populate_recordset(NULL::tasks, $1) n
WHERE n.id = t.id

-- closeSubmissions
UPDATE task_submissions
SET is_open = false, updated_at = now(), version = version + 1
WHERE task_id = ANY ($1::int[])
AND is_open
