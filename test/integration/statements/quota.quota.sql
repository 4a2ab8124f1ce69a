-- balanceOf
SELECT coalesce(q.version, 1) AS version, coalesce(q.plan, $1) AS plan, coalesce(q.limit_bytes, $2) AS "limit",
    coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved,
    (SELECT c.quota_bytes - coalesce(p.used_bytes + p.reserved_bytes, 0)
  FROM companies c
  LEFT
  JOIN company_quotas p ON p.company_id = c.id
  WHERE c.id = $3) AS company_available
FROM (SELECT) one
LEFT
JOIN user_quotas q ON q.user_id = $4
