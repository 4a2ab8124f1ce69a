-- listAdmins
SELECT u.id
FROM users u
WHERE u.company_id = $1
AND u.role = 'admin'
ORDER BY u.id
