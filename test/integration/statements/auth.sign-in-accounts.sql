-- findByEmail
SELECT u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in, u.name,
    u.email_verified_at, coalesce(u.locale, (SELECT c.locale
    FROM companies c
    WHERE c.id = u.company_id), 'ko') AS locale
FROM users u
WHERE u.email = $1

-- find
SELECT u.id, u.email, u.role, u.company_id, u.password_hash, u.status IN ('active', 'leaving') AS may_sign_in, u.name,
    u.email_verified_at, coalesce(u.locale, (SELECT c.locale
    FROM companies c
    WHERE c.id = u.company_id), 'ko') AS locale
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

-- resetPassword
UPDATE users u
SET password_hash = $1, email_verified_at = coalesce(email_verified_at, now())
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
