-- subject
SELECT b.user_id
FROM bulk_operations b
WHERE b.id = $1

-- load
SELECT "id","company_id","user_id","session_id","resource","action","values","token_hash","row_count","status","expires_at","job_id","undo_token_hash","undo_expires_at","undo_job_id","created_at","updated_at","version"
FROM bulk_operations
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","user_id","session_id","resource","action","values","token_hash","row_count","status","expires_at","job_id","undo_token_hash","undo_expires_at","undo_job_id","created_at","updated_at","version"
FROM bulk_operations
WHERE id = $1
FOR
UPDATE

-- findPreviewForUpdate
SELECT "id","company_id","user_id","session_id","resource","action","values","token_hash","row_count","status","expires_at","job_id","undo_token_hash","undo_expires_at","undo_job_id","created_at","updated_at","version"
FROM bulk_operations
WHERE token_hash = $1
AND user_id = $2
AND session_id = $3
AND company_id = $4
AND resource = $5
FOR
UPDATE

-- findUndoForUpdate
SELECT "id","company_id","user_id","session_id","resource","action","values","token_hash","row_count","status","expires_at","job_id","undo_token_hash","undo_expires_at","undo_job_id","created_at","updated_at","version"
FROM bulk_operations
WHERE undo_token_hash = $1
AND user_id = $2
AND company_id = $3
FOR
UPDATE

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- dropPreviewsBefore
DELETE
FROM bulk_operations
WHERE id IN (
  SELECT b.id
  FROM bulk_operations b
  WHERE b.user_id = $1
  AND b.status = 'previewed'
  ORDER BY b.id DESC OFFSET $2)

-- removeOld
DELETE
FROM bulk_operations
WHERE id IN (
  SELECT b.id
  FROM bulk_operations b
  WHERE b.updated_at < now() - interval '30 days'
  OR (b.status = 'previewed'
    AND b.updated_at < now() - interval '1 day'
    AND b.expires_at < now() - interval '1 day')
  ORDER BY b.id
  LIMIT $1)
RETURNING id

-- findWithOldData
SELECT b.id
FROM bulk_operations b
WHERE b.status IN ('finished', 'undone')
AND b.updated_at < now() - interval '1 day'
AND coalesce(b.undo_expires_at, b.updated_at) < now()
AND EXISTS (SELECT
  FROM bulk_rows r
  WHERE r.operation_id = b.id
  AND (r.input IS NOT NULL
    OR r.before IS NOT NULL))
ORDER BY b.id
LIMIT $1
