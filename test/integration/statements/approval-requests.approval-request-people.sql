-- readersOf
SELECT u.email, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $1
AND u.status IN ('active', 'leaving')
AND (u.role = 'admin'
  OR u.id = ANY ($2::int[]))
ORDER BY u.id

-- askerOf
SELECT u.email, u.name, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1

-- askers
SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.status IN ('active', 'leaving') AS signed_up
FROM users u
WHERE u.id = ANY ($1::int[])
