-- discussing
SELECT p.user_id
FROM tasks t
CROSS
JOIN LATERAL (
  SELECT unnest(ARRAY[t.assignee_id, t.reviewer_id, t.mentor_id]) AS user_id
  UNION
  SELECT c.author_id
  FROM task_comments c
  WHERE c.task_id = t.id ) p
WHERE t.id = $1
AND p.user_id IS NOT NULL
ORDER BY 1
