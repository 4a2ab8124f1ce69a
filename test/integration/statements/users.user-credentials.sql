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
