-- findByEmail
SELECT u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in, u.name,
    u.email_verified_at, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS is_unproven, coalesce(u.locale, (SELECT c.locale
    FROM companies c
    WHERE c.id = u.company_id), 'ko') AS locale
FROM users u
WHERE u.email = ANY ($1)
ORDER BY u.email = $2 DESC
LIMIT 1

-- isTakenFor
SELECT is_address_taken($1)
AND NOT EXISTS (SELECT
  FROM users u
  WHERE u.email = $2
  AND u.id <> $3
  AND (u.email_verified_at IS NULL
    AND u.status NOT IN ('invited', 'anonymised')
    AND u.company_id IS NULL
    AND NOT u.is_superuser)) AS is_taken

-- find
SELECT u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in, u.name,
    u.email_verified_at, (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser) AS is_unproven, coalesce(u.locale, (SELECT c.locale
    FROM companies c
    WHERE c.id = u.company_id), 'ko') AS locale
FROM users u
WHERE u.id = $1

-- contextOf
SELECT u.email, ARRAY[u.name, u.first_name, u.last_name, c.name, c.id] AS names
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1

-- factorsOf
SELECT (SELECT count(*)
  FROM passkeys k
  WHERE k.user_id = u.id)::int AS passkeys, EXISTS (SELECT
  FROM totp_secrets t
  WHERE t.user_id = u.id
  AND t.confirmed_at IS NOT NULL) AS is_totp_on
FROM users u
WHERE u.id = $1

-- noteSignIn
UPDATE users u
SET last_login_at = now()
WHERE id = $1
AND u.status IN ('active', 'leaving')
AND password_hash IS NOT DISTINCT
FROM $2
RETURNING id

-- setPassword
UPDATE users u
SET password_hash = $1
WHERE id = $2
AND u.status IN ('active', 'leaving')
AND password_hash IS NOT DISTINCT
FROM $3
RETURNING id

-- choosePassword
UPDATE users u
SET password_hash = $1, must_change_password = false
WHERE id = $2
AND u.status IN ('active', 'leaving')
AND password_hash IS NOT DISTINCT
FROM $3
RETURNING id

-- lockUnchanged
SELECT u.id
FROM users u
WHERE id = $1
AND u.status IN ('active', 'leaving')
AND password_hash IS NOT DISTINCT
FROM $2
FOR NO KEY
UPDATE

-- resetPassword
UPDATE users u
SET password_hash = $1, must_change_password = false, email_verified_at = coalesce(email_verified_at, now())
WHERE id = $2
AND email = $3
AND u.status IN ('active', 'leaving')
RETURNING id

-- verifyEmail
UPDATE users u
SET email_verified_at = now()
WHERE id = $1
AND email = $2
AND u.status IN ('active', 'leaving')
RETURNING id

-- changeEmail
UPDATE users u
SET email = $1, email_verified_at = now(), updated_at = now(), version = version + 1
WHERE id = $2
AND email = $3
AND u.status IN ('active', 'leaving')
RETURNING id
