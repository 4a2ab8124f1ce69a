-- find
SELECT v.seals, v.sealed, v.archived, v.unsealed, v.head, v.broken, v.verified_at, v.job_id::text AS job_id,
    EXISTS (SELECT
  FROM outbox o
  WHERE o.id = v.job_id
  AND o.finished_at IS NULL) AS is_under_way
FROM audit_verdicts v
WHERE v.company_id = $1

-- findForUpdate
INSERT INTO audit_verdicts (company_id)
VALUES ($1)
ON CONFLICT DO NOTHING

-- findForUpdate
SELECT v.seals, v.sealed, v.archived, v.unsealed, v.head, v.broken, v.verified_at, v.job_id::text AS job_id,
    EXISTS (SELECT
  FROM outbox o
  WHERE o.id = v.job_id
  AND o.finished_at IS NULL) AS is_under_way
FROM audit_verdicts v
WHERE v.company_id = $1
FOR
UPDATE OF v

-- expect
UPDATE audit_verdicts v
SET job_id = $1
WHERE v.company_id = $2

-- keep
UPDATE audit_verdicts v
SET seals = $1, sealed = $2, archived = $3, unsealed = $4, head = $5, broken = $6, verified_at = now()
WHERE v.company_id = $7
