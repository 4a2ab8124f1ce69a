-- find
SELECT failures, since
FROM failed_sign_ins
WHERE account = $1
AND address = $2
AND since > $3

-- count
INSERT INTO failed_sign_ins AS f (account, address, failures, since)
VALUES ($1, $2, 1, $3)
ON CONFLICT (account, address) DO
UPDATE
SET failures = CASE WHEN f.since > $4 THEN f.failures + 1 ELSE 1 END,
    since = CASE WHEN f.since > $5 THEN f.since ELSE excluded.since END
RETURNING failures, since

-- forgive
DELETE
FROM failed_sign_ins
WHERE account = $1
AND address = $2
AND (failures < $3
  OR since <= $4)

-- forgive
SELECT failures, since
FROM failed_sign_ins
WHERE account = $1
AND address = $2
AND since > $3

-- removeOf
DELETE
FROM failed_sign_ins
WHERE account = $1

-- removeOlderThan
DELETE
FROM failed_sign_ins
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM failed_sign_ins
    WHERE since <= $1
    LIMIT $2))
RETURNING 1
