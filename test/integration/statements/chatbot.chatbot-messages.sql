-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $5
      AND d.company_id = $6
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $7)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $8
      OR m.mentee_id = $9)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $2
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $11
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $12)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT m.id, m.version, json_build_object('id', m.id, 'version', m.version, 'session_id', m.session_id, 'role', m.role,
    'question_id', m.question_id, 'status', CASE WHEN m.status = 'answering'
  AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END, 'kind', m.kind, 'language', m.language, 'text',
      CASE WHEN m.role = 'chatbot'
  AND coalesce(m.kind, 'written') = 'written' THEN (
    SELECT coalesce(string_agg(c.sentence, ' '
        ORDER BY c.position), '')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    WHERE c.message_id = m.id
    AND (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))) ELSE m.text END, 'citations', (
    SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
        'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
        'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
        false))
        ORDER BY c.position), '[]')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE c.message_id = m.id
    AND (d.company_id = $14
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))), 'rating', (SELECT f.rating
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
WHERE m.id = $15
AND m.company_id = $16
AND m.user_id = $17

-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $5
      AND d.company_id = $6
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $7)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $8
      OR m.mentee_id = $9)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $2
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $3)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $10
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $11
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $12)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT m.id, m.version, json_build_object('id', m.id, 'version', m.version, 'session_id', m.session_id, 'role', m.role,
    'question_id', m.question_id, 'status', CASE WHEN m.status = 'answering'
  AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END, 'kind', m.kind, 'language', m.language, 'text',
      CASE WHEN m.role = 'chatbot'
  AND coalesce(m.kind, 'written') = 'written' THEN (
    SELECT coalesce(string_agg(c.sentence, ' '
        ORDER BY c.position), '')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    WHERE c.message_id = m.id
    AND (d.company_id = $1
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))) ELSE m.text END, 'citations', (
    SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
        'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
        'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
        false))
        ORDER BY c.position), '[]')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE c.message_id = m.id
    AND (d.company_id = $14
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))), 'rating', (SELECT f.rating
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
WHERE m.id = $15
AND m.company_id = $16
AND m.user_id = $17

-- subject
SELECT m.company_id, m.user_id
FROM chatbot_messages m
WHERE m.id = $1

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $8
      AND d.company_id = $9
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $10)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $11
      OR m.mentee_id = $12)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $5
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $7)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $13
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $14
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $15)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT item.*) item) AS row, json_build_array(m.id)::text AS key, row_number() OVER (ORDER BY m.id DESC) AS n
  FROM chatbot_messages m
  CROSS
  JOIN LATERAL json_to_record(json_build_object('id', m.id, 'version', m.version, 'session_id', m.session_id, 'role',
      m.role, 'question_id', m.question_id, 'status', CASE WHEN m.status = 'answering'
      AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END, 'kind', m.kind, 'language', m.language, 'text',
          CASE WHEN m.role = 'chatbot'
      AND coalesce(m.kind, 'written') = 'written' THEN (
        SELECT coalesce(string_agg(c.sentence, ' '
            ORDER BY c.position), '')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        WHERE c.message_id = m.id
        AND (d.company_id = $4
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])))) ELSE m.text END, 'citations', (
        SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
            'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
            'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
            false))
            ORDER BY c.position), '[]')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        JOIN document_versions v ON v.id = d.published_version_id
        WHERE c.message_id = m.id
        AND (d.company_id = $17
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])))), 'rating', (SELECT f.rating
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
            status text, kind text, language text, text text, citations json, rating text, hand_over json, created_at text)
  WHERE m.session_id = $18
  AND m.company_id = $19
  AND m.user_id = $20
  ORDER BY m.id DESC
  LIMIT $21) page

-- list
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $8
      AND d.company_id = $9
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $10)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $11
      OR m.mentee_id = $12)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
    SELECT f.id
    FROM folders f
    CROSS
    JOIN LATERAL unnest(f.path) step (id)
    JOIN folders p ON p.id = step.id
    AND p.company_id = f.company_id
    LEFT
    JOIN (
      SELECT DISTINCT a.folder_id
      FROM document_access a
      WHERE a.folder_id IS NOT NULL
      AND a.company_id = $5
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $6)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $7)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $13
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $14
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $15)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT item.*) item) AS row, json_build_array(m.id)::text AS key, row_number() OVER (ORDER BY m.id DESC) AS n
  FROM chatbot_messages m
  CROSS
  JOIN LATERAL json_to_record(json_build_object('id', m.id, 'version', m.version, 'session_id', m.session_id, 'role',
      m.role, 'question_id', m.question_id, 'status', CASE WHEN m.status = 'answering'
      AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END, 'kind', m.kind, 'language', m.language, 'text',
          CASE WHEN m.role = 'chatbot'
      AND coalesce(m.kind, 'written') = 'written' THEN (
        SELECT coalesce(string_agg(c.sentence, ' '
            ORDER BY c.position), '')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        WHERE c.message_id = m.id
        AND (d.company_id = $4
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])))) ELSE m.text END, 'citations', (
        SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
            'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
            'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
            false))
            ORDER BY c.position), '[]')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        JOIN document_versions v ON v.id = d.published_version_id
        WHERE c.message_id = m.id
        AND (d.company_id = $17
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])))), 'rating', (SELECT f.rating
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
            status text, kind text, language text, text text, citations json, rating text, hand_over json, created_at text)
  WHERE m.session_id = $18
  AND m.company_id = $19
  AND m.user_id = $20
  ORDER BY m.id DESC
  LIMIT $21) page

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
RETURNING id

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
