-- open
INSERT INTO user_quotas AS q (user_id, limit_bytes, referral_code)
VALUES ($1, $2, $3)
ON CONFLICT (user_id) DO
UPDATE
SET referral_code = coalesce(q.referral_code, excluded.referral_code)
RETURNING q.referral_code AS code, q.referrals, q.bonus_bytes, old.referral_code IS NULL AS "isNew"

-- add
INSERT INTO user_quotas (user_id, limit_bytes)
VALUES ($1, $2)
ON CONFLICT (user_id) DO NOTHING

-- removeCodeOf
UPDATE user_quotas
SET referral_code = NULL
WHERE user_id = $1

-- ownerOf
SELECT q.user_id
FROM user_quotas q
JOIN users u ON u.id = q.user_id
WHERE q.referral_code = $1
AND NOT (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser)

-- pair
INSERT INTO quota_referrals ("referred_id","referrer_id")
VALUES ($1, $2)

-- withdraw
UPDATE user_quotas
SET referral_code = NULL
WHERE user_id = $1

-- lockUsers
SELECT 1
FROM user_quotas q
WHERE q.user_id = ANY($1)
ORDER BY q.user_id
FOR
UPDATE

-- reward
UPDATE user_quotas q
SET bonus_bytes = bonus_bytes + $1, limit_bytes = limit_bytes + $2,
    referrals = referrals + CASE WHEN q.user_id = $3 THEN 1 ELSE 0 END, updated_at = now(), version = version + 1
WHERE q.user_id = ANY($4)
AND (q.user_id = $5
  OR q.referrals < $6)
RETURNING q.user_id
