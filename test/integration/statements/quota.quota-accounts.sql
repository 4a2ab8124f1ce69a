-- listUsersOff
SELECT q.user_id
FROM user_quotas q
LEFT
JOIN (SELECT user_id, sum(used) AS used, sum(reserved) AS reserved
  FROM (
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved
      FROM stored_objects
      UNION ALL
      SELECT user_id, company_id, 0, size_bytes
      FROM files f
      WHERE f.status = 'reserved'
      UNION ALL
      SELECT user_id, company_id, CASE WHEN g.reason IN ('purged', 'merged') THEN size_bytes ELSE 0 END,
          CASE WHEN g.reason = 'ended' THEN size_bytes ELSE 0 END
      FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id) f
  GROUP BY user_id) f USING (user_id)
LEFT
JOIN (SELECT user_id, sum(used) AS used, sum(reserved) AS reserved
  FROM (
    SELECT e.user_id, e.company_id, sum(e.used) AS used, sum(e.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, used_delta AS used, reserved_delta AS reserved
      FROM quota_entries
      UNION ALL
      SELECT user_id, company_id, used_bytes, reserved_bytes
      FROM quota_opening_balances) e
    GROUP BY e.user_id, e.company_id) e
  GROUP BY user_id) e USING (user_id)
WHERE (q.used_bytes, q.reserved_bytes) IS DISTINCT
FROM (coalesce(f.used, 0), coalesce(f.reserved, 0))
OR (q.used_bytes, q.reserved_bytes) IS DISTINCT
FROM (coalesce(e.used, 0), coalesce(e.reserved, 0))
ORDER BY q.user_id

-- listCompaniesOff
SELECT q.company_id
FROM company_quotas q
LEFT
JOIN (SELECT company_id, sum(used) AS used, sum(reserved) AS reserved
  FROM (
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved
      FROM stored_objects
      UNION ALL
      SELECT user_id, company_id, 0, size_bytes
      FROM files f
      WHERE f.status = 'reserved'
      UNION ALL
      SELECT user_id, company_id, CASE WHEN g.reason IN ('purged', 'merged') THEN size_bytes ELSE 0 END,
          CASE WHEN g.reason = 'ended' THEN size_bytes ELSE 0 END
      FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id) f
  GROUP BY company_id) f USING (company_id)
WHERE (q.used_bytes, q.reserved_bytes) IS DISTINCT
FROM (coalesce(f.used, 0), coalesce(f.reserved, 0))
ORDER BY q.company_id

-- lock
SELECT 1
FROM user_quotas q
WHERE q.user_id = $1
FOR
UPDATE

-- lockCompany
SELECT 1
FROM company_quotas q
WHERE q.company_id = $1
FOR
UPDATE

-- settleCompanyless
SELECT 1
FROM companyless_quotas q
WHERE q.id = 1
FOR
UPDATE

-- settleCompanyless
UPDATE companyless_quotas q
SET used_bytes = f.used, reserved_bytes = f.reserved
FROM (SELECT coalesce(sum(f.used), 0) AS used, coalesce(sum(f.reserved), 0) AS reserved
  FROM (
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved
      FROM stored_objects
      UNION ALL
      SELECT user_id, company_id, 0, size_bytes
      FROM files f
      WHERE f.status = 'reserved'
      UNION ALL
      SELECT user_id, company_id, CASE WHEN g.reason IN ('purged', 'merged') THEN size_bytes ELSE 0 END,
          CASE WHEN g.reason = 'ended' THEN size_bytes ELSE 0 END
      FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id) f
  WHERE f.company_id IS NULL) f
WHERE q.id = 1
AND (q.used_bytes, q.reserved_bytes) IS DISTINCT
FROM (f.used, f.reserved)
RETURNING q.id

-- gapsOf
SELECT company_id, sum(used)::bigint AS used, sum(reserved)::bigint AS reserved
FROM (
  SELECT company_id, used, reserved
  FROM (
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved
      FROM stored_objects
      UNION ALL
      SELECT user_id, company_id, 0, size_bytes
      FROM files f
      WHERE f.status = 'reserved'
      UNION ALL
      SELECT user_id, company_id, CASE WHEN g.reason IN ('purged', 'merged') THEN size_bytes ELSE 0 END,
          CASE WHEN g.reason = 'ended' THEN size_bytes ELSE 0 END
      FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id) f
  WHERE f.user_id = $1
  UNION ALL
  SELECT company_id, -used, -reserved
  FROM (
    SELECT e.user_id, e.company_id, sum(e.used) AS used, sum(e.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, used_delta AS used, reserved_delta AS reserved
      FROM quota_entries
      UNION ALL
      SELECT user_id, company_id, used_bytes, reserved_bytes
      FROM quota_opening_balances) e
    GROUP BY e.user_id, e.company_id) e
  WHERE e.user_id = $2) gap
GROUP BY company_id
HAVING sum(used) <> 0
OR sum(reserved) <> 0

-- setBalance
UPDATE user_quotas q
SET (used_bytes, reserved_bytes) = (SELECT coalesce(sum(f.used), 0), coalesce(sum(f.reserved), 0)
  FROM (
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved
      FROM stored_objects
      UNION ALL
      SELECT user_id, company_id, 0, size_bytes
      FROM files f
      WHERE f.status = 'reserved'
      UNION ALL
      SELECT user_id, company_id, CASE WHEN g.reason IN ('purged', 'merged') THEN size_bytes ELSE 0 END,
          CASE WHEN g.reason = 'ended' THEN size_bytes ELSE 0 END
      FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id) f
  WHERE f.user_id = $1)
WHERE q.user_id = $2

-- setCompanyBalance
UPDATE company_quotas q
SET (used_bytes, reserved_bytes) = (SELECT coalesce(sum(f.used), 0), coalesce(sum(f.reserved), 0)
  FROM (
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved
    FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved
      FROM stored_objects
      UNION ALL
      SELECT user_id, company_id, 0, size_bytes
      FROM files f
      WHERE f.status = 'reserved'
      UNION ALL
      SELECT user_id, company_id, CASE WHEN g.reason IN ('purged', 'merged') THEN size_bytes ELSE 0 END,
          CASE WHEN g.reason = 'ended' THEN size_bytes ELSE 0 END
      FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id) f
  WHERE f.company_id = $1)
WHERE q.company_id = $2
