-- find
SELECT i.id, i.version, i.email, i.company_id, CASE WHEN i.state = 'open'
AND i.expires_at <= now() THEN 'expired' ELSE i.state END AS status
FROM invitations i
WHERE i.company_id = $1
AND i.id = $2
AND CASE WHEN i.state = 'open'
AND i.expires_at <= now() THEN 'expired' ELSE i.state END = $3
AND i.role = $4
AND (i.email ILIKE $5
  OR i.name ILIKE $6)
ORDER BY i.id
LIMIT $7
