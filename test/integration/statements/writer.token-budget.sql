-- reserve
INSERT INTO chatbot_usage AS u (company_id, day, tokens)
VALUES ($1, current_date, $2)
ON CONFLICT (company_id, day) DO
UPDATE
SET tokens = u.tokens + $3
WHERE u.tokens + $4 <= $5
RETURNING u.day::text AS day

-- settle
UPDATE chatbot_usage
SET tokens = greatest(tokens - $1, 0)
WHERE company_id = $2
AND day = $3::date
