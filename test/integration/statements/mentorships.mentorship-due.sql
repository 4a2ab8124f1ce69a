-- toActivate
SELECT m.id
FROM mentorships m
JOIN companies c ON c.id = m.company_id
WHERE m.status = 'scheduled'
AND m.start_on <= ($1::timestamptz AT TIME ZONE c.timezone)::date
ORDER BY m.id
LIMIT $2

-- toExpire
SELECT m.id
FROM mentorships m
JOIN companies c ON c.id = m.company_id
WHERE m.status = 'proposed'
AND m.expires_at <= $1
ORDER BY m.id
LIMIT $2

-- pastTheirEnd
SELECT m.id
FROM mentorships m
JOIN companies c ON c.id = m.company_id
WHERE m.status IN ('active', 'paused')
AND m.end_passed_at IS NULL
AND m.end_on < ($1::timestamptz AT TIME ZONE c.timezone)::date
ORDER BY m.id
LIMIT $2

-- openOf
SELECT m.id
FROM mentorships m
JOIN companies c ON c.id = m.company_id
WHERE (m.mentor_id = $1
  OR m.mentee_id = $2)
AND m.status IN ('proposed', 'scheduled', 'active', 'paused')
ORDER BY m.id
LIMIT $3
