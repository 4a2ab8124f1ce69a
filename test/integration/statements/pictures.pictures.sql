-- isUnproven
SELECT 1
FROM users u
WHERE u.id = $1
AND (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser)

-- findShown
SELECT d.id, d.size_bytes
FROM pictures p
JOIN derived_objects d ON d.file_id = p.id
AND d.name = $1
WHERE p.sha256 = $2

-- find
SELECT "id","company_id","kind","owner_id","sha256","created_at"
FROM pictures
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","kind","owner_id","sha256","created_at"
FROM pictures
WHERE id = $1
FOR
UPDATE

-- findAllOf
SELECT "id","company_id","kind","owner_id","sha256","created_at"
FROM pictures
WHERE kind = $1
AND owner_id = $2
ORDER BY id
FOR
UPDATE

-- add
INSERT INTO pictures ("id","company_id","kind","owner_id","sha256","created_at")
VALUES ($1, $2, $3, $4, $5, $6)

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM pictures
WHERE id = ANY($1::uuid[])
