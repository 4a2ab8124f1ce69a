-- hasAny
SELECT 1
FROM people_import_rows r
JOIN users u ON u.email = r.email
WHERE r.import_id = $1
AND u.company_id IS DISTINCT
FROM $2
LIMIT 1

-- lock
SELECT pg_advisory_xact_lock(hashtextextended('addresses known to ' || $1::text, 0))

-- isRefusedTooOften
SELECT count(*) >= $1::int AS is_too_often
FROM people_imports i
WHERE i.company_id = $2
AND i.known_addresses = 0
AND i.addresses_known_at > now() - interval '1 day'

-- name
WITH budget AS (
  SELECT least($1::int, $2::int - coalesce(sum(i.known_addresses), 0)) AS most
  FROM people_imports i
  WHERE i.company_id = $3
  AND i.addresses_known_at > now() - interval '1 day' ), known AS MATERIALIZED (
  SELECT DISTINCT r.email
  FROM people_import_rows r
  JOIN users u ON u.email = r.email
  WHERE r.import_id = $4
  AND u.company_id IS DISTINCT
  FROM $5
  LIMIT $6 ), counted AS (
  SELECT count(*)::int AS count, count(*) <= (SELECT most
    FROM budget) AS is_named
  FROM known ), named AS (
  UPDATE people_import_rows r
  SET problems = r.problems || $7::jsonb
  FROM known k, counted c
  WHERE c.is_named
  AND r.import_id = $8
  AND r.email = k.email ), charged AS (
  UPDATE people_imports
  SET known_addresses = CASE WHEN c.is_named THEN c.count ELSE 0 END, addresses_known_at = now(), updated_at = now(),
      version = version + 1
  FROM counted c
  WHERE c.count > 0
  AND id = $9 )
SELECT count, is_named
FROM counted
