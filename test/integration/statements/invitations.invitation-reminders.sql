-- expiring
SELECT i.id, i.sender_id, i.sent_at, i.expires_at
FROM invitations i
WHERE i.state = 'open'
AND i.expires_at > $1
AND i.expires_at < $2
AND i.id > $3
ORDER BY i.id
LIMIT $4
