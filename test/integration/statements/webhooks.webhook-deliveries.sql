-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT d.id, d.version, d.webhook_id, d.type, d.payload, d.status, d.reason, d.attempts, d.next_at, d.created_at,
        d.updated_at) item) AS row, json_build_array(d.created_at, d.id)::text AS key,
        row_number() OVER (ORDER BY d.created_at DESC, d.id DESC) AS n
  FROM webhook_deliveries d
  WHERE d.company_id = $4
  AND d.webhook_id = $5
  AND d.status = $6
  AND d.type = $7
  ORDER BY d.created_at DESC, d.id DESC
  LIMIT $8) page

-- find
SELECT d.id, d.version, d.webhook_id, d.company_id, (SELECT row_to_json(row)
  FROM (SELECT d.id, d.version, d.webhook_id, d.type, d.payload, d.status, d.reason, d.attempts, d.next_at, d.created_at,
      d.updated_at) row)::text AS json
FROM webhook_deliveries d
WHERE d.id = $1
AND d.webhook_id = $2
AND d.company_id = $3

-- subject
SELECT d.company_id
FROM webhook_deliveries d
WHERE d.id = $1::uuid

-- add
-- add: written from the entity's metadata

-- replay
UPDATE webhook_deliveries
SET status = 'pending', reason = NULL, failures = 0, next_at = now(), updated_at = now(), version = version + 1
WHERE id = $1

-- removeOld
DELETE
FROM webhook_deliveries
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM webhook_deliveries
    WHERE created_at < now() - $1::interval
    AND status <> 'pending'
    LIMIT $2))
RETURNING 1
