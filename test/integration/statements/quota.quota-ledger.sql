-- reserveForUser
INSERT INTO user_quotas AS q (user_id, limit_bytes, reserved_bytes)
SELECT $1, $2::bigint, $3::bigint
WHERE $4::bigint <= CASE WHEN EXISTS (SELECT
  FROM users u
  WHERE u.id = $5
  AND (u.email_verified_at IS NULL
    AND u.status NOT IN ('invited', 'anonymised')
    AND u.company_id IS NULL
    AND NOT u.is_superuser)) THEN least($6::bigint, $7::bigint) ELSE $8::bigint END
ON CONFLICT (user_id) DO
UPDATE
SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
WHERE q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= CASE WHEN EXISTS (SELECT
  FROM users u
  WHERE u.id = $9
  AND (u.email_verified_at IS NULL
    AND u.status NOT IN ('invited', 'anonymised')
    AND u.company_id IS NULL
    AND NOT u.is_superuser)) THEN least(q.limit_bytes::bigint, $10::bigint) ELSE q.limit_bytes::bigint END
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
SELECT CASE WHEN EXISTS (SELECT
  FROM users u
  WHERE u.id = $1
  AND (u.email_verified_at IS NULL
    AND u.status NOT IN ('invited', 'anonymised')
    AND u.company_id IS NULL
    AND NOT u.is_superuser)) THEN least(coalesce(q.limit_bytes, $2)::bigint, $3::bigint) ELSE coalesce(q.limit_bytes,
        $4)::bigint END AS "limit", coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved
FROM (SELECT) one
LEFT
JOIN user_quotas q ON q.user_id = $5

-- balanceOfCompany
SELECT c.quota_bytes AS "limit", coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved
FROM companies c
LEFT
JOIN company_quotas q ON q.company_id = c.id
WHERE c.id = $1
