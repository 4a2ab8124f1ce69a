-- add
INSERT INTO outgoing_objects ("id","area","company_id","user_id","upload_id","size_bytes","reason","due_at")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- find
SELECT "id","area","company_id","user_id","upload_id","size_bytes","reason","due_at","created_at"
FROM outgoing_objects
WHERE id = $1

-- remove
DELETE
FROM outgoing_objects
WHERE id = $1
RETURNING id

-- listForgotten
SELECT g.id
FROM outgoing_objects g
WHERE g.due_at < now() - interval '1 hour'
AND NOT EXISTS (
  SELECT
  FROM outbox o
  WHERE o.finished_at IS NULL
  AND o.name = $1
  AND o.payload->>'id' = g.id::text)
LIMIT $2
