-- find
SELECT u.id AS user_id, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone, c.settings -> 'weekend' AS weekend,
    (SELECT coalesce(json_agg(json_build_object('start_on', d.start_on, 'end_on', d.end_on)), '[]')
  FROM (SELECT h.start_on, h.end_on
    FROM holidays h
    WHERE h.company_id = u.company_id
    UNION ALL
    SELECT l.start_on, l.end_on
    FROM leaves l
    WHERE l.user_id = u.id) d) AS days_off
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = ANY ($1::int[])

-- findAll
SELECT u.id AS user_id, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone, c.settings -> 'weekend' AS weekend,
    (SELECT coalesce(json_agg(json_build_object('start_on', d.start_on, 'end_on', d.end_on)), '[]')
  FROM (SELECT h.start_on, h.end_on
    FROM holidays h
    WHERE h.company_id = u.company_id
    UNION ALL
    SELECT l.start_on, l.end_on
    FROM leaves l
    WHERE l.user_id = u.id) d) AS days_off
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
WHERE u.id = ANY ($1::int[])

-- findOfCompanies
SELECT c.id AS company_id, c.timezone, c.settings -> 'weekend' AS weekend,
    (SELECT coalesce(json_agg(json_build_object('start_on', d.start_on, 'end_on', d.end_on)), '[]')
  FROM (SELECT h.start_on, h.end_on
    FROM holidays h
    WHERE h.company_id = c.id) d) AS days_off
FROM companies c
WHERE c.id = ANY ($1::text[])
