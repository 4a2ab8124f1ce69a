-- add
-- add: written from the entity's metadata

-- concernedBy
SELECT DISTINCT x.id
FROM documents d
CROSS
JOIN LATERAL unnest(ARRAY[d.owner_id, d.drafted_by]) x (id)
WHERE d.id = $1
AND d.company_id = $2
AND x.id IS NOT NULL
