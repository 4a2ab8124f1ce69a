-- of
SELECT g.id, g.company_id, g.version, g.starts_at, g.minutes
FROM mentorship_meetings g
WHERE g.mentorship_id = $1
AND g.starts_at > now()
ORDER BY g.starts_at, g.id
