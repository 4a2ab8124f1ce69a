-- listUnprovenBefore
SELECT u.id
FROM users u
WHERE (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser)
AND u.created_at < $1
ORDER BY u.created_at
LIMIT $2

-- removeUnprovenBefore
DELETE
FROM users u
WHERE u.id = $1
AND (u.email_verified_at IS NULL
  AND u.status NOT IN ('invited', 'anonymised')
  AND u.company_id IS NULL
  AND NOT u.is_superuser)
AND u.created_at < $2
RETURNING u.id

-- listAdmins
SELECT u.email, u.name, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $1
AND u.role = 'admin'
AND u.status IN ('active', 'leaving')
ORDER BY u.id
