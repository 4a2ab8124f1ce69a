-- lock
SELECT pg_advisory_xact_lock($1, $2)

-- hasOneOfToday
SELECT
FROM own_data_exports e
WHERE e.user_id = $1
AND e.created_at > now() - interval '1 day'
AND NOT EXISTS (SELECT
  FROM outbox o
  WHERE o.id = e.job_id
  AND o.status = 'failed')

-- add
-- add: written from the entity's metadata

-- expect
UPDATE own_data_exports
SET job_id = $1::bigint
WHERE id = $2

-- find
SELECT e.id, e.user_id, e.object_id, e.size_bytes, e.expires_at, u.status IN ('active', 'leaving') AS may_sign_in
FROM own_data_exports e
JOIN users u ON u.id = e.user_id
WHERE e.id = $1

-- markReady
UPDATE own_data_exports
SET size_bytes = $1::bigint, expires_at = now() + interval '15 minutes'
WHERE id = $2
AND removed_at IS NULL
RETURNING expires_at

-- takeReady
UPDATE own_data_exports e
SET downloaded_at = now()
WHERE e.user_id = $1
AND e.expires_at > now()
AND e.downloaded_at IS NULL
AND e.removed_at IS NULL
RETURNING e.id, e.object_id

-- listOver
SELECT e.id, e.object_id
FROM own_data_exports e
WHERE e.removed_at IS NULL
AND (e.created_at < now() - interval '1 day'
  OR e.expires_at < now()
  AND (e.downloaded_at IS NULL
    OR e.downloaded_at < now() - interval '1 hour'))
ORDER BY e.created_at
LIMIT $1

-- noteRemoved
UPDATE own_data_exports
SET removed_at = now()
WHERE id = ANY($1::int[])

-- purge
DELETE
FROM own_data_exports
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM own_data_exports
    WHERE removed_at < now() - interval '30 days'
    LIMIT $1))
RETURNING 1
