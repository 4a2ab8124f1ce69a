-- hasOpenTask
SELECT
FROM chatbot_handovers h
JOIN tasks t ON t.id = h.task_id
WHERE h.message_id = $1
AND t.status NOT IN ('done', 'waived', 'cancelled')
LIMIT 1

-- askedBy
SELECT m.user_id, m.id AS message_id
FROM chatbot_handovers h
JOIN chatbot_messages m ON m.id = h.message_id
AND m.company_id = h.company_id
WHERE h.task_id = $1

-- add
-- add: written from the entity's metadata

-- rate
SELECT f.rating
FROM chatbot_feedback f
WHERE f.message_id = $1

-- rate
INSERT INTO chatbot_feedback (message_id, company_id, rating, comment)
VALUES ($1, $2, $3, $4)
ON CONFLICT (message_id) DO
UPDATE
SET rating = excluded.rating, comment = excluded.comment, updated_at = now()
