-- reserveForUser
INSERT INTO user_quotas AS q (user_id, limit_bytes, reserved_bytes)
SELECT $1, $2::bigint, $3::bigint
WHERE $4::bigint <= $5::bigint
ON CONFLICT (user_id) DO
UPDATE
SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
WHERE q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= q.limit_bytes
RETURNING q.user_id

-- reserveForCompany
INSERT INTO company_quotas AS q (company_id, reserved_bytes)
SELECT c.id, $1
FROM companies c
WHERE c.id = $2
AND (c.quota_bytes IS NULL
  OR c.quota_bytes >= $3)
ON CONFLICT (company_id) DO
UPDATE
SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
WHERE (SELECT c.quota_bytes
  FROM companies c
  WHERE c.id = q.company_id) IS NULL
OR q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= (SELECT c.quota_bytes
  FROM companies c
  WHERE c.id = q.company_id)
RETURNING q.company_id

-- moveUser
UPDATE user_quotas q
SET used_bytes = q.used_bytes + $1, reserved_bytes = q.reserved_bytes + $2,
    level = CASE WHEN (q.used_bytes + $3) * 100 >= q.limit_bytes * 95
AND (q.used_bytes + $4) > 0 THEN 95 WHEN (q.used_bytes + $5) * 100 >= q.limit_bytes * 80
AND (q.used_bytes + $6) > 0 THEN 80 ELSE 0 END
WHERE q.user_id = $7
RETURNING old.level AS before, new.level AS after

-- moveCompany
UPDATE company_quotas q
SET used_bytes = q.used_bytes + $1, reserved_bytes = q.reserved_bytes + $2, level = CASE WHEN (SELECT c.quota_bytes
  FROM companies c
  WHERE c.id = q.company_id) IS NULL THEN 0 ELSE CASE WHEN (q.used_bytes + $3) * 100 >= (SELECT c.quota_bytes
  FROM companies c
  WHERE c.id = q.company_id) * 95
AND (q.used_bytes + $4) > 0 THEN 95 WHEN (q.used_bytes + $5) * 100 >= (SELECT c.quota_bytes
  FROM companies c
  WHERE c.id = q.company_id) * 80
AND (q.used_bytes + $6) > 0 THEN 80 ELSE 0 END END
WHERE q.company_id = $7
RETURNING old.level AS before, new.level AS after

-- balanceOfUser
SELECT q.limit_bytes AS "limit", q.used_bytes AS used, q.reserved_bytes AS reserved
FROM user_quotas q
WHERE q.user_id = $1

-- balanceOfCompany
SELECT c.quota_bytes AS "limit", coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved
FROM companies c
LEFT
JOIN company_quotas q ON q.company_id = c.id
WHERE c.id = $1
