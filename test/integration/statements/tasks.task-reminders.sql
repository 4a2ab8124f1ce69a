-- due
SELECT t.id, t.assignee_id, t.due_at
FROM tasks t
WHERE t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')
AND t.due_at >= $1
AND t.due_at < $2
AND (t.due_at, t.id) > ($3::timestamptz, $4::int)
AND NOT EXISTS (SELECT
  FROM mentorships m
  WHERE m.id = t.mentorship_id
  AND m.status = 'paused')
ORDER BY t.due_at, t.id
LIMIT $5
