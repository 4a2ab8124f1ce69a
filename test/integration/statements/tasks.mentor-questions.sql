-- mentorFor
SELECT m.mentor_id
FROM mentorships m
WHERE m.mentee_id = $1
AND m.status IN ('scheduled', 'active', 'paused')
AND m.id = coalesce($2::int, m.id)
ORDER BY m.id DESC
LIMIT 1
FOR SHARE

-- bury
UPDATE tasks
SET title = $1, description = NULL, updated_at = now(), version = version + 1
WHERE id = ANY ($2::int[])
AND title <> $3
