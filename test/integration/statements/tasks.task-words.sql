-- removePersonal
DELETE
FROM tasks t
WHERE t.assignee_id = $1
AND t.reviewer_id IS NULL
AND t.mentorship_id IS NULL
AND NOT EXISTS (
  SELECT
  FROM tasks part
  WHERE part.parent_id = t.id
  AND (part.reviewer_id IS NOT NULL
    OR part.mentorship_id IS NOT NULL))

-- removePersonal
UPDATE tasks t
SET title = $1, description = NULL, guideline = NULL,
    blocked_reason = CASE WHEN t.blocked_reason IS NOT NULL THEN $2::text END, updated_at = now(), version = t.version + 1
WHERE t.assignee_id = $3
AND t.reviewer_id IS NULL
AND t.mentorship_id IS NULL
AND t.title <> $4

-- bury
UPDATE task_comments
SET body = $1, updated_at = now(), version = version + 1
WHERE author_id = $2
AND body <> $3

-- bury
UPDATE task_submissions
SET text = CASE WHEN coalesce(text, link, document_title) IS NOT NULL THEN $1::text END, link = NULL,
    document_title = CASE WHEN document_title IS NOT NULL THEN $2::text END,
    document_body = CASE WHEN document_body IS NOT NULL THEN $3::text END, updated_at = now(), version = version + 1
WHERE author_id = $4
AND coalesce(text, link, document_title) IS DISTINCT
FROM $5

-- bury
UPDATE task_submissions
SET note = CASE WHEN note IS NOT NULL THEN $1::text END, updated_at = now(), version = version + 1
WHERE reviewer_id = $2
AND note <> $3

-- bury
UPDATE tasks
SET blocked_reason = CASE WHEN blocked_reason IS NOT NULL THEN $1::text END, updated_at = now(), version = version + 1
WHERE assignee_id = $2
AND blocked_reason <> $3

-- bury
UPDATE tasks
SET waived_reason = CASE WHEN waived_reason IS NOT NULL THEN $1::text END, updated_at = now(), version = version + 1
WHERE reviewer_id = $2
AND waived_reason <> $3
