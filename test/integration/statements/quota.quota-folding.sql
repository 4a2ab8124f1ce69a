-- listDue
SELECT p.name
FROM partitions_of('quota_entries') p
WHERE p.until_at <= now() - make_interval(months => $1::int)
ORDER BY p.until_at

-- fold
SELECT fold_quota_entries($1, $2::int) AS entries
