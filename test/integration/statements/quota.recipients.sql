-- find
SELECT u.email, u.name, coalesce(u.locale, c.locale) AS locale
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1
AND u.status IN ('active', 'leaving')

-- listAdmins
SELECT u.email, c.name, coalesce(u.locale, c.locale) AS locale
FROM users u
JOIN companies c ON c.id = u.company_id
WHERE u.company_id = $1
AND u.role = 'admin'
AND u.status IN ('active', 'leaving')
ORDER BY u.id
