-- lock
SELECT pg_advisory_xact_lock(hashtextextended('people of ' || company_id, 0))
FROM people_imports
WHERE id = $1

-- addDepartments
WITH added AS (
  INSERT INTO departments (company_id, name)
  SELECT DISTINCT $1, n.name
  FROM (SELECT r.department
    FROM people_import_rows r
    WHERE r.import_id = $2
    AND r.department IS NOT NULL) n (name)
  ORDER BY 2
  ON CONFLICT (company_id, name) DO NOTHING
  RETURNING id, name), audited AS (
  INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes, request_id, address)
  SELECT $3, $4::int, $5, $6, thing.id, thing.changes, $7, $8
  FROM (SELECT a.id::text, json_build_object('company_id', json_build_array(NULL, $9::text), 'name', '["***","***"]'::json)
    FROM added a) thing (id, changes))
SELECT

-- addPeople
WITH batch AS (
  SELECT r.*
  FROM people_import_rows r
  WHERE r.import_id = $1
  AND r.email > $2
  ORDER BY r.email
  LIMIT $3 ), added AS (
  INSERT INTO users (company_id, department_id, email, password_hash, name, first_name, last_name, role, status,
      employee_number, position, job_part, tags, profile_image, timezone, locale, join_date)
  SELECT $4, n.department_id, n.email, n.password_hash, n.name, n.first_name, n.last_name, n.role,
      CASE WHEN n.password_hash IS NULL THEN 'invited' ELSE 'active' END::user_status, n.employee_number, n.position,
      n.job_part, coalesce(n.tags, '{}'), n.profile_image, n.timezone, n.locale, n.join_date
  FROM (SELECT b.*, d.id AS department_id
    FROM batch b
    LEFT
    JOIN departments d ON d.company_id = $5
    AND d.name = b.department) n
  ORDER BY n.email
  RETURNING *), audited AS (
  INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes, request_id, address)
  SELECT $6, $7::int, $8, $9, thing.id, thing.changes, $10, $11
  FROM (SELECT a.id::text, json_strip_nulls(json_build_object( 'company_id', json_build_array(NULL, $12::text), 'email',
      '["***","***"]'::json, 'name', '["***","***"]'::json, 'role', json_build_array(NULL, a.role), 'status',
      json_build_array(NULL, a.status), 'department_id', CASE WHEN a.department_id IS NOT NULL THEN json_build_array(NULL,
      a.department_id) END, 'first_name', CASE WHEN a.first_name IS NOT NULL THEN '["***","***"]'::json END, 'last_name',
      CASE WHEN a.last_name IS NOT NULL THEN '["***","***"]'::json END, 'password_hash',
      CASE WHEN a.password_hash IS NOT NULL THEN '["***","***"]'::json END, 'profile_image',
      CASE WHEN a.profile_image IS NOT NULL THEN '["***","***"]'::json END, 'employee_number',
      CASE WHEN a.employee_number IS NOT NULL THEN '["***","***"]'::json END, 'position',
      CASE WHEN a.position IS NOT NULL THEN '["***","***"]'::json END, 'job_part',
      CASE WHEN a.job_part IS NOT NULL THEN '["***","***"]'::json END, 'tags', CASE WHEN nullif(a.tags,
      '{}') IS NOT NULL THEN '["***","***"]'::json END, 'timezone',
      CASE WHEN a.timezone IS NOT NULL THEN '["***","***"]'::json END, 'locale',
      CASE WHEN a.locale IS NOT NULL THEN '["***","***"]'::json END, 'join_date',
      CASE WHEN a.join_date IS NOT NULL THEN '["***","***"]'::json END))
    FROM added a) thing (id, changes))
SELECT max(email) AS last, count(*)::int AS count
FROM added
HAVING count(*) > 0
