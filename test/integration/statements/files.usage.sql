-- list
SELECT (SELECT count(*)::int
  FROM users u
  WHERE u.company_id = $1
  AND u.status IN ('active', 'suspended', 'leaving')
  AND u.name ILIKE $2) AS count, (SELECT coalesce(json_agg((SELECT json_build_object('user_id', row.id, 'name', row.name,
      'file_count', count(*) FILTER (WHERE f.status <> 'trashed'), 'bytes',
      coalesce(sum(f.size_bytes) FILTER (WHERE f.status <> 'trashed'), 0), 'trashed_count',
      count(*) FILTER (WHERE f.status = 'trashed'), 'trashed_bytes',
      coalesce(sum(f.size_bytes) FILTER (WHERE f.status = 'trashed'), 0))
        FROM files f
        WHERE f.user_id = row.id
        AND f.object_id IS NOT NULL)), '[]')::text
  FROM (
    SELECT u.id, u.name
    FROM users u
    WHERE u.company_id = $3
    AND u.status IN ('active', 'suspended', 'leaving')
    AND u.name ILIKE $4
    ORDER BY u.name, u.id
    LIMIT $5 OFFSET $6 ) row) AS results

-- owner
SELECT u.id AS user_id, u.company_id
FROM users u
WHERE u.id = $1

-- listTrashed
SELECT f.id, f.size_bytes
FROM files f
WHERE f.user_id = $1
AND f.status = 'trashed'
ORDER BY f.trashed_at
LIMIT $2
