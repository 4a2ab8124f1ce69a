-- hasAny
SELECT 1
FROM addresses_known_elsewhere($1, $2) AS known (email)

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
  SELECT email
  FROM addresses_known_elsewhere($4, $5) AS known (email) ), counted AS (
  SELECT count(*)::int AS count, count(*) <= (SELECT most
    FROM budget) AS is_named
  FROM known ), named AS (
  UPDATE people_import_rows r
  SET problems = r.problems || $6::jsonb
  FROM known k, counted c
  WHERE c.is_named
  AND r.import_id = $7
  AND r.email = k.email ), charged AS (
  UPDATE people_imports
  SET known_addresses = CASE WHEN c.is_named THEN c.count ELSE 0 END, addresses_known_at = now(), updated_at = now(),
      version = version + 1
  FROM counted c
  WHERE c.count > 0
  AND id = $8 )
SELECT count, is_named
FROM counted
