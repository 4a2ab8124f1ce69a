-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'questions', c.questions, 'answer', c.answer,
    'status', c.status, 'author', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.author_id), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.company_id,
        c.author_id, c.status
FROM curated_answers c
WHERE c.id = $1
AND c.company_id = $2

-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'questions', c.questions, 'answer', c.answer,
    'status', c.status, 'author', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.author_id), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.company_id,
        c.author_id, c.status
FROM curated_answers c
WHERE c.id = $1
AND c.company_id = $2
AND c.author_id = $3

-- subject
SELECT c.company_id, c.author_id, c.status
FROM curated_answers c
WHERE c.id = $1

-- findForUpdate
SELECT "id","company_id","author_id","questions","question_keys","answer","status","created_at","updated_at","version"
FROM curated_answers
WHERE id = $1
FOR
UPDATE

-- list
SELECT (SELECT count(*)::int
  FROM curated_answers c
  WHERE c.company_id = $1
  AND c.id = $2
  AND c.status = $3) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'questions', row.questions, 'answer', row.answer, 'status', row.status, 'author', (SELECT json_build_object('id', p.id,
      'name', p.name, 'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT c.*
    FROM curated_answers c
    WHERE c.company_id = $4
    AND c.id = $5
    AND c.status = $6
    ORDER BY c.created_at DESC, c.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- list
SELECT (SELECT count(*)::int
  FROM curated_answers c
  WHERE c.company_id = $1
  AND c.author_id = $2
  AND c.id = $3
  AND c.status = $4) AS count, (SELECT coalesce(json_agg(json_build_object('id', row.id, 'version', row.version,
      'questions', row.questions, 'answer', row.answer, 'status', row.status, 'author', (SELECT json_build_object('id', p.id,
      'name', p.name, 'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = row.author_id), 'created_at', row.created_at, 'updated_at', row.updated_at)), '[]')::text
  FROM (
    SELECT c.*
    FROM curated_answers c
    WHERE c.company_id = $5
    AND c.author_id = $6
    AND c.id = $7
    AND c.status = $8
    ORDER BY c.created_at DESC, c.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- answering
SELECT c.id, c.answer
FROM curated_answers c
WHERE c.company_id = $1
AND c.status = 'published'
AND c.question_keys @> ARRAY[$2]
ORDER BY c.id
LIMIT 1

-- queueForPublishing
SELECT pg_advisory_xact_lock(hashtextextended($1, 0))

-- isTaken
SELECT
FROM curated_answers c
WHERE c.company_id = $1
AND c.status = 'published'
AND c.question_keys && $2::text[]
AND c.id <> $3
LIMIT 1

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM curated_answers
WHERE id = $1
