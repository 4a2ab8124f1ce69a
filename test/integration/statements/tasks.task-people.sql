-- reviewersOf
SELECT unnest(t.reviewer_id || ARRAY(
    SELECT s.id
    FROM unnest(ARRAY(SELECT l.substitute_id
        FROM leaves l
        JOIN users away ON away.id = l.user_id
        JOIN companies c ON c.id = l.company_id
        JOIN users s ON s.id = l.substitute_id
        WHERE s.company_id = l.company_id
        AND away.company_id = l.company_id
        AND s.role <> 'mentee'
        AND s.status IN ('active', 'leaving')
        AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
        AND l.end_on
        AND l.user_id = t.reviewer_id)) s (id)
    WHERE (t.status = 'submitted'
      OR EXISTS (SELECT
        FROM task_submissions judged
        WHERE judged.task_id = t.id
        AND judged.reviewer_id = s.id)))) AS user_id
FROM tasks t
WHERE t.id = $1
AND t.reviewer_id IS NOT NULL

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
