-- balanceOf
SELECT coalesce(q.version, 1) AS version, coalesce(q.plan, $1) AS plan, CASE WHEN EXISTS (SELECT
  FROM users u
  WHERE u.id = $2
  AND (u.email_verified_at IS NULL
    AND u.status NOT IN ('invited', 'anonymised')
    AND u.company_id IS NULL
    AND NOT u.is_superuser)) THEN least(coalesce(q.limit_bytes, $3)::bigint, $4::bigint) ELSE coalesce(q.limit_bytes,
        $5)::bigint END AS "limit", coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved,
        (SELECT c.quota_bytes - coalesce(p.used_bytes + p.reserved_bytes, 0)
  FROM companies c
  LEFT
  JOIN company_quotas p ON p.company_id = c.id
  WHERE c.id = $6) AS pool_available
FROM (SELECT) one
LEFT
JOIN user_quotas q ON q.user_id = $7
