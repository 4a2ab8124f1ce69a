-- find
SELECT u.id, u.name, u.role, u.company_id, u.department_id, u.is_superuser, u.status IN ('active',
    'leaving') AS signed_up
FROM users u
WHERE u.id = $1
