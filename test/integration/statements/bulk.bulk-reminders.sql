-- claim
INSERT INTO bulk_reminders AS r (resource, resource_id, company_id, reminded_at)
VALUES ($1, $2, $3, now())
ON CONFLICT (resource, resource_id) DO
UPDATE
SET reminded_at = now()
WHERE r.reminded_at < now() - interval '1 day'
RETURNING r.resource_id

-- removeOld
DELETE
FROM bulk_reminders
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM bulk_reminders
    WHERE reminded_at < now() - interval '1 day'
    LIMIT $1))
RETURNING 1
