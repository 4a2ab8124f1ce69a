-- find
SELECT m.id, m.version, json_build_object('id', m.id, 'version', m.version, 'session_id', m.session_id, 'role', m.role,
    'question_id', m.question_id, 'status', CASE WHEN m.status = 'answering'
  AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END, 'kind', m.kind, 'language', m.language, 'text',
      m.text, 'rating', (SELECT f.rating
    FROM chatbot_feedback f
    WHERE f.message_id = m.id), 'hand_over', (
    SELECT json_build_object('mentor', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
        p.profile_image)
        FROM users p
        WHERE p.id = h.mentor_id), 'task_id', h.task_id, 'task_status', t.status, 'reply', (SELECT b.text
        FROM task_submissions b
        WHERE b.task_id = h.task_id
        ORDER BY b.number DESC
        LIMIT 1), 'created_at', h.created_at)
    FROM chatbot_handovers h
    LEFT
    JOIN tasks t ON t.id = h.task_id
    WHERE h.message_id = m.id
    ORDER BY h.id DESC
    LIMIT 1), 'created_at', m.created_at)::text AS json, m.company_id, m.user_id
FROM chatbot_messages m
WHERE m.id = $1
AND m.company_id = $2
AND m.user_id = $3

-- subject
SELECT m.company_id, m.user_id
FROM chatbot_messages m
WHERE m.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT item.*) item) AS row, json_build_array(m.id)::text AS key, row_number() OVER (ORDER BY m.id DESC) AS n
  FROM chatbot_messages m
  CROSS
  JOIN LATERAL json_to_record(json_build_object('id', m.id, 'version', m.version, 'session_id', m.session_id, 'role',
      m.role, 'question_id', m.question_id, 'status', CASE WHEN m.status = 'answering'
      AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END, 'kind', m.kind, 'language', m.language, 'text',
          m.text, 'rating', (SELECT f.rating
        FROM chatbot_feedback f
        WHERE f.message_id = m.id), 'hand_over', (
        SELECT json_build_object('mentor', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image',
            p.profile_image)
            FROM users p
            WHERE p.id = h.mentor_id), 'task_id', h.task_id, 'task_status', t.status, 'reply', (SELECT b.text
            FROM task_submissions b
            WHERE b.task_id = h.task_id
            ORDER BY b.number DESC
            LIMIT 1), 'created_at', h.created_at)
        FROM chatbot_handovers h
        LEFT
        JOIN tasks t ON t.id = h.task_id
        WHERE h.message_id = m.id
        ORDER BY h.id DESC
        LIMIT 1), 'created_at', m.created_at)) item (id int, version int, session_id int, role text, question_id int,
            status text, kind text, language text, text text, rating text, hand_over json, created_at text)
  WHERE m.session_id = $4
  AND m.company_id = $5
  AND m.user_id = $6
  ORDER BY m.id DESC
  LIMIT $7) page

-- latest
SELECT q.text AS question, CASE WHEN a.status = 'answering'
AND a.leased_until < now() THEN 'stopped' ELSE a.status::text END = 'answering' AS is_under_way
FROM chatbot_messages a
JOIN chatbot_messages q ON q.id = a.question_id
WHERE a.session_id = $1
ORDER BY a.id DESC
LIMIT 1

-- begin
WITH question AS (
  INSERT INTO chatbot_messages (company_id, session_id, user_id, role, text, language, status)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  RETURNING id)
INSERT INTO chatbot_messages (company_id, session_id, user_id, role, question_id, language, status, leased_until)
SELECT $8, $9, $10, $11, question.id, $12, $13, now() + $14 * interval '1 second'
FROM question
RETURNING id

-- finish
UPDATE chatbot_messages
SET kind = $1, text = $2, curated_answer_id = $3, status = $4, updated_at = now(), version = version + 1
WHERE id = $5
AND status = $6

-- stop
UPDATE chatbot_messages
SET status = $1, updated_at = now(), version = version + 1
WHERE id = $2
AND status = $3

-- answeredForUpdate
SELECT m.id, m.company_id, m.user_id, m.kind, m.language, q.text AS question, CASE WHEN m.status = 'answering'
AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END <> 'answering' AS is_finished
FROM chatbot_messages m
JOIN chatbot_messages q ON q.id = m.question_id
WHERE m.id = $1
FOR
UPDATE OF m
