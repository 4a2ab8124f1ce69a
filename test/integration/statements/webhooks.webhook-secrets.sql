-- add
-- add: written from the entity's metadata

-- listLive
SELECT s.id, s.sealed
FROM webhook_secrets s
WHERE s.webhook_id = $1
AND (s.ends_at IS NULL
  OR s.ends_at > now())
ORDER BY s.id DESC

-- retire
WITH older AS (DELETE
  FROM webhook_secrets
  WHERE webhook_id = $1
  AND ends_at IS NOT NULL)
UPDATE webhook_secrets
SET ends_at = now() + $2::interval
WHERE webhook_id = $3
AND ends_at IS NULL

-- reseal
UPDATE webhook_secrets
SET sealed = $1
WHERE id = $2

-- removeEnded
DELETE
FROM webhook_secrets s
WHERE s.ends_at < now()
