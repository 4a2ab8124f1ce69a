-- decidersOf
SELECT u.id
FROM requests r
JOIN users u ON u.company_id = r.company_id
WHERE r.id = $1
AND (u.role = 'admin'
  OR u.id = ANY (r.audience))
ORDER BY u.id

-- askers
SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.status IN ('active', 'leaving') AS signed_up
FROM users u
WHERE u.id = ANY ($1::int[])
