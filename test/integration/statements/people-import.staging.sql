-- addPiece
INSERT INTO people_import_chunks ("upload_id","number","bytes")
VALUES ($1, $2, $3)

-- dropPieces
DELETE
FROM people_import_chunks
WHERE upload_id = $1

-- lastLine
SELECT max(line) AS line
FROM people_import_rows
WHERE import_id = $1

-- addRows
WITH open AS (SELECT id
  FROM people_imports
  WHERE id = $1
  AND status = 'checking'), added AS (
  INSERT INTO people_import_rows (import_id, line, email, name, first_name, last_name, role, employee_number, department,
      position, job_part, tags, timezone, locale, join_date, password_hash, problems, warnings)
  SELECT open.id, line, email, name, first_name, last_name, role, employee_number, department, position, job_part, tags,
      timezone, locale, join_date, password_hash, problems, warnings
  FROM open, json_populate_recordset(NULL::people_import_rows, $2)
  ON CONFLICT (import_id, line) DO NOTHING )
SELECT id
FROM open

-- addProblems
INSERT INTO people_import_rows (import_id, line, problems)
VALUES ($1, $2, $3)
ON CONFLICT (import_id, line) DO
UPDATE
SET problems = excluded.problems

-- findConflicts
UPDATE people_import_rows r
SET conflicts = found.conflicts
FROM (SELECT s.line, to_jsonb(array_remove(ARRAY[ CASE WHEN EXISTS (SELECT
        FROM people_import_rows o
        WHERE o.import_id = $1
        AND o.email = s.email
        AND o.line <> s.line) THEN $2::jsonb END, CASE WHEN EXISTS (SELECT
        FROM users u
        WHERE u.email = s.email
        AND u.company_id = $3) THEN $4::jsonb END, CASE WHEN s.employee_number IS NOT NULL
      AND EXISTS (SELECT
        FROM people_import_rows o
        WHERE o.import_id = $5
        AND o.employee_number = s.employee_number
        AND o.line <> s.line) THEN $6::jsonb END, CASE WHEN s.employee_number IS NOT NULL
      AND EXISTS (SELECT
        FROM users u
        WHERE u.company_id = $7
        AND u.employee_number = s.employee_number) THEN $8::jsonb END, CASE WHEN s.department IS NOT NULL
      AND NOT coalesce((SELECT d.is_active
          FROM departments d
          WHERE d.company_id = $9
          AND d.name = s.department), $10::boolean) THEN $11::jsonb END ], NULL)) AS conflicts
  FROM people_import_rows s
  WHERE s.import_id = $12
  AND s.line > $13
  AND s.line <= $14) found
WHERE r.import_id = $15
AND r.line = found.line
AND r.conflicts IS DISTINCT
FROM found.conflicts

-- isWrong
SELECT 1
FROM people_import_rows
WHERE import_id = $1
AND (problems <> '[]'
  OR conflicts <> '[]')
LIMIT 1

-- credentialsIn
SELECT coalesce(bool_or(r.role <> 'mentee'), false) AS appoints, coalesce(bool_or(r.password_hash IS NOT NULL),
    false) AS sets_passwords
FROM people_import_rows r
WHERE r.import_id = $1

-- dropAllRows
DELETE
FROM people_import_rows
WHERE import_id = $1
AND line IN (
  SELECT line
  FROM people_import_rows
  WHERE import_id = $2
  ORDER BY line
  LIMIT $3)
RETURNING line

-- giveUp
UPDATE people_imports i
SET status = 'discarded', updated_at = now(), version = version + 1
WHERE i.status IN ('checking', 'checked')
AND i.updated_at < now() - interval '7 days'
AND NOT EXISTS (SELECT
  FROM outbox o
  WHERE o.id = i.job_id
  AND o.finished_at IS NULL)

-- giveUp
SELECT i.id
FROM people_imports i
WHERE i.status IN ('committed', 'failed', 'discarded')
AND i.updated_at < now() - interval '7 days'
AND EXISTS (SELECT
  FROM people_import_rows r
  WHERE r.import_id = i.id)
ORDER BY i.id

-- dropOldImports
DELETE
FROM people_imports
WHERE id IN (
  SELECT i.id
  FROM people_imports i
  WHERE i.status IN ('committed', 'failed', 'discarded')
  AND i.updated_at < now() - interval '30 days'
  AND NOT EXISTS (SELECT
    FROM people_import_rows r
    WHERE r.import_id = i.id)
  ORDER BY i.id
  LIMIT $1)

-- dropLeftPieces
DELETE
FROM people_import_chunks c
WHERE c.created_at < now() - interval '1 day'
AND NOT EXISTS (
  SELECT
  FROM people_imports i
  WHERE i.upload_id = c.upload_id
  AND i.status = 'checking')
