-- find
SELECT s.id, s.version, json_build_object('id', s.id, 'version', s.version, 'title', s.title, 'summary', s.summary,
    'last_asked_at', s.last_asked_at, 'created_at', s.created_at, 'updated_at', s.updated_at)::text AS json, s.company_id,
    s.user_id
FROM chatbot_sessions s
WHERE s.id = $1
AND s.company_id = $2
AND s.user_id = $3

-- subject
SELECT s.company_id, s.user_id
FROM chatbot_sessions s
WHERE s.id = $1

-- findForUpdate
SELECT "id","company_id","user_id","title","summary","has_own_summary","last_asked_at","created_at","updated_at","version"
FROM chatbot_sessions
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM chatbot_sessions s
  WHERE s.company_id = $1
  AND s.user_id = $2
  AND s.id = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version, 'title',
      row.title, 'summary', row.summary, 'last_asked_at', row.last_asked_at, 'created_at', row.created_at, 'updated_at',
      row.updated_at)), '[]')::text
  FROM (
    SELECT s.*
    FROM chatbot_sessions s
    WHERE s.company_id = $4
    AND s.user_id = $5
    AND s.id = $6
    ORDER BY s.created_at DESC, s.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM chatbot_sessions
WHERE id = $1

-- wipe
SELECT h.task_id
FROM chatbot_handovers h
JOIN chatbot_messages m ON m.id = h.message_id
WHERE m.user_id = $1
AND h.task_id IS NOT NULL

-- wipe
DELETE
FROM chatbot_sessions
WHERE user_id = $1
