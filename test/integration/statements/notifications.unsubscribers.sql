-- find
SELECT u.company_id, coalesce(u.locale, c.locale) AS locale
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = $1
AND NOT u.status = 'anonymised'
