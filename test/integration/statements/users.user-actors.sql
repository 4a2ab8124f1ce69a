-- actorOf
SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser
FROM users u
WHERE u.id = $1
AND u.status IN ('active', 'leaving')
