-- reserve
INSERT INTO companyless_quotas AS q (id, reserved_bytes)
SELECT $1::smallint, $2::bigint
WHERE $3::bigint <= $4::bigint
ON CONFLICT (id) DO
UPDATE
SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
WHERE q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= $5::bigint
RETURNING q.id

-- move
UPDATE companyless_quotas q
SET used_bytes = greatest(q.used_bytes + $1::bigint, 0), reserved_bytes = greatest(q.reserved_bytes + $2::bigint, 0)
WHERE q.id = $3
