-- find
SELECT g.id, g.version, json_build_object('id', g.id, 'version', g.version, 'question', g.question, 'language',
    g.language, 'status', g.status, 'asked_count', g.asked_count, 'unhelpful_count', g.unhelpful_count, 'first_asked_on',
    g.first_asked_on, 'last_asked_on', g.last_asked_on, 'curated_answer_id', g.curated_answer_id, 'task_id', g.task_id,
    'closed_at', g.closed_at, 'effect', CASE WHEN g.status = 'closed' THEN json_build_object('asked', g.asked_since,
    'answered', g.answered_since) END)::text AS json, g.company_id
FROM knowledge_gaps g
WHERE g.id = $1
AND g.company_id = $2

-- subject
SELECT g.company_id
FROM knowledge_gaps g
WHERE g.id = $1

-- findForUpdate
SELECT "id","company_id","question_key","question","language","status","asked_count","unhelpful_count","first_asked_on","last_asked_on","curated_answer_id","task_id","closed_at","asked_since","answered_since","version"
FROM knowledge_gaps
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM knowledge_gaps g
  WHERE g.company_id = $1
  AND g.id = $2
  AND g.status = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'question', row.question, 'language', row.language, 'status', row.status, 'asked_count', row.asked_count,
      'unhelpful_count', row.unhelpful_count, 'first_asked_on', row.first_asked_on, 'last_asked_on', row.last_asked_on,
      'curated_answer_id', row.curated_answer_id, 'task_id', row.task_id, 'closed_at', row.closed_at, 'effect',
      CASE WHEN row.status = 'closed' THEN json_build_object('asked', row.asked_since, 'answered', row.answered_since) END)),
      '[]')::text
  FROM (
    SELECT g.*
    FROM knowledge_gaps g
    WHERE g.company_id = $4
    AND g.id = $5
    AND g.status = $6
    ORDER BY g.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- countMissed
INSERT INTO knowledge_gaps AS g (company_id, question_key, question, language, asked_count, unhelpful_count,
    first_asked_on, last_asked_on)
VALUES ($1, $2, $3, $4, $5, $6, current_date, current_date)
ON CONFLICT (company_id, question_key) DO
UPDATE
SET asked_count = g.asked_count + $7, unhelpful_count = g.unhelpful_count + $8, last_asked_on = current_date,
    asked_since = g.asked_since + $9

-- countAnswered
UPDATE knowledge_gaps g
SET asked_since = asked_since + 1, answered_since = answered_since + 1
WHERE g.company_id = $1
AND g.question_key = $2
AND g.status = 'closed'

-- save
-- save: written from the entity's metadata
