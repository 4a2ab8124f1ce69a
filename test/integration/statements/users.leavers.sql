-- listDue
SELECT u.id
FROM users u
WHERE (u.status = 'deactivated'
  AND u.deactivated_at < $1
  OR u.status = 'anonymised'
  AND u.anonymised_at IS NULL)
ORDER BY u.id
LIMIT $2

-- findDueForUpdate
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","must_change_password","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","anonymised_at","words_expired_at","created_at","updated_at","version"
FROM users
WHERE id = $1
AND (users.status = 'deactivated'
  AND users.deactivated_at < $2
  OR users.status = 'anonymised'
  AND users.anonymised_at IS NULL)
FOR
UPDATE

-- listWordsDue
SELECT u.id
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.status = 'anonymised'
AND u.anonymised_at IS NOT NULL
AND u.words_expired_at IS NULL
AND (u.deactivated_at IS NULL
  OR u.deactivated_at + make_interval(days => greatest($1::int,
      CASE jsonb_typeof(c.settings -> 'keep_shared_words_days') WHEN 'number' THEN (c.settings ->> 'keep_shared_words_days')::numeric::int END)) < $2)
ORDER BY u.id
LIMIT $3

-- areWordsDue
SELECT u.id
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1
AND u.words_expired_at IS NULL
AND (u.deactivated_at IS NULL
  OR u.deactivated_at + make_interval(days => greatest($2::int,
      CASE jsonb_typeof(c.settings -> 'keep_shared_words_days') WHEN 'number' THEN (c.settings ->> 'keep_shared_words_days')::numeric::int END)) < $3)

-- findForUpdate
SELECT "id","company_id","department_id","email","email_verified_at","password_hash","must_change_password","name","first_name","last_name","role","is_superuser","status","employee_number","position","job_part","tags","profile_image","timezone","locale","join_date","last_login_at","deactivated_at","anonymised_at","words_expired_at","created_at","updated_at","version"
FROM users
WHERE id = $1
FOR
UPDATE

-- save
-- save: written from the entity's metadata
