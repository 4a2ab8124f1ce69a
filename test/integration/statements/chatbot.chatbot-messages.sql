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
    WHERE m.company_id = $8
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $9
      OR m.mentee_id = $10)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $11
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $12
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $14)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $15
    AND t.company_id = $16
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $17
      OR (t.reviewer_id = $18
        AND (t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled'))))
      OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
            FROM leaves l
            JOIN users away ON away.id = l.user_id
            JOIN companies c ON c.id = l.company_id
            JOIN users s ON s.id = l.substitute_id
            WHERE s.company_id = l.company_id
            AND away.company_id = l.company_id
            AND s.role <> 'mentee'
            AND s.status IN ('active', 'leaving')
            AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
            AND l.end_on
            AND l.substitute_id = $19))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
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
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))) ELSE m.text END, 'citations', (
    SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
        'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
        'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
        false))
        ORDER BY c.position), '[]')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE c.message_id = m.id
    AND (d.company_id = $20
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))), 'curated_answer', (
    SELECT json_build_object('id', c.id, 'is_stale', c.answer <> m.text
      OR EXISTS (SELECT
        FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
        LEFT
        JOIN (documents d
          JOIN document_versions v ON v.id = d.published_version_id
          AND v.company_id = d.company_id) ON d.id = r.document_id
        AND d.company_id = c.company_id
        WHERE d.id IS NULL
        OR NOT (d.status = 'published'
          AND d.trashed_at IS NULL)
        OR v.number <> r.version
        OR coalesce(d.verified_until < now(), false)), 'documents', (
        SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
            CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
            ORDER BY d.id), '[]')
        FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
        LEFT
        JOIN (documents d
          JOIN document_versions v ON v.id = d.published_version_id
          AND v.company_id = d.company_id) ON d.id = r.document_id
        AND d.company_id = c.company_id
        WHERE (d.company_id = $21
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])
            OR d.id = ANY ((SELECT documents_handed_in.value
                FROM documents_handed_in)::int[])))))
    FROM curated_answers c
    WHERE c.id = m.curated_answer_id
    AND c.company_id = m.company_id
    AND c.status = 'published'), 'rating', (SELECT f.rating
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
WHERE m.id = $22
AND m.company_id = $23
AND m.user_id = $24

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
    WHERE m.company_id = $8
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $9
      OR m.mentee_id = $10)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $11
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $12
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $14)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $15
    AND t.company_id = $16
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $17
      OR (t.reviewer_id = $18
        AND (t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled'))))
      OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
            FROM leaves l
            JOIN users away ON away.id = l.user_id
            JOIN companies c ON c.id = l.company_id
            JOIN users s ON s.id = l.substitute_id
            WHERE s.company_id = l.company_id
            AND away.company_id = l.company_id
            AND s.role <> 'mentee'
            AND s.status IN ('active', 'leaving')
            AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
            AND l.end_on
            AND l.substitute_id = $19))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
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
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))) ELSE m.text END, 'citations', (
    SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
        'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
        'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
        false))
        ORDER BY c.position), '[]')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE c.message_id = m.id
    AND (d.company_id = $20
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ((SELECT documents_handed_in.value
            FROM documents_handed_in)::int[])))), 'curated_answer', (
    SELECT json_build_object('id', c.id, 'is_stale', c.answer <> m.text
      OR EXISTS (SELECT
        FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
        LEFT
        JOIN (documents d
          JOIN document_versions v ON v.id = d.published_version_id
          AND v.company_id = d.company_id) ON d.id = r.document_id
        AND d.company_id = c.company_id
        WHERE d.id IS NULL
        OR NOT (d.status = 'published'
          AND d.trashed_at IS NULL)
        OR v.number <> r.version
        OR coalesce(d.verified_until < now(), false)), 'documents', (
        SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
            CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
            ORDER BY d.id), '[]')
        FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
        LEFT
        JOIN (documents d
          JOIN document_versions v ON v.id = d.published_version_id
          AND v.company_id = d.company_id) ON d.id = r.document_id
        AND d.company_id = c.company_id
        WHERE (d.company_id = $21
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])
            OR d.id = ANY ((SELECT documents_handed_in.value
                FROM documents_handed_in)::int[])))))
    FROM curated_answers c
    WHERE c.id = m.curated_answer_id
    AND c.company_id = m.company_id
    AND c.status = 'published'), 'rating', (SELECT f.rating
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
WHERE m.id = $22
AND m.company_id = $23
AND m.user_id = $24

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
    WHERE m.company_id = $8
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $9
      OR m.mentee_id = $10)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $11
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $12
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $13)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $14)
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
            FROM documents_given_view)::int[])
        OR d.id = ANY ('{}'::int[])))) ELSE m.text END, 'citations', (
    SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
        'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
        'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
        false))
        ORDER BY c.position), '[]')
    FROM chatbot_citations c
    JOIN documents d ON d.id = c.document_id
    JOIN document_versions v ON v.id = d.published_version_id
    WHERE c.message_id = m.id
    AND (d.company_id = $15
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])
        OR d.id = ANY ('{}'::int[])))), 'curated_answer', (
    SELECT json_build_object('id', c.id, 'is_stale', c.answer <> m.text
      OR EXISTS (SELECT
        FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
        LEFT
        JOIN (documents d
          JOIN document_versions v ON v.id = d.published_version_id
          AND v.company_id = d.company_id) ON d.id = r.document_id
        AND d.company_id = c.company_id
        WHERE d.id IS NULL
        OR NOT (d.status = 'published'
          AND d.trashed_at IS NULL)
        OR v.number <> r.version
        OR coalesce(d.verified_until < now(), false)), 'documents', (
        SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
            CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
            ORDER BY d.id), '[]')
        FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
        LEFT
        JOIN (documents d
          JOIN document_versions v ON v.id = d.published_version_id
          AND v.company_id = d.company_id) ON d.id = r.document_id
        AND d.company_id = c.company_id
        WHERE (d.company_id = $16
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])
            OR d.id = ANY ('{}'::int[])))))
    FROM curated_answers c
    WHERE c.id = m.curated_answer_id
    AND c.company_id = m.company_id
    AND c.status = 'published'), 'rating', (SELECT f.rating
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
WHERE m.id = $17
AND m.company_id = $18
AND m.user_id = $19

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
    WHERE m.company_id = $11
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $12
      OR m.mentee_id = $13)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $14
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $15
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $17)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $18
    AND t.company_id = $19
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $20
      OR (t.reviewer_id = $21
        AND (t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled'))))
      OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
            FROM leaves l
            JOIN users away ON away.id = l.user_id
            JOIN companies c ON c.id = l.company_id
            JOIN users s ON s.id = l.substitute_id
            WHERE s.company_id = l.company_id
            AND away.company_id = l.company_id
            AND s.role <> 'mentee'
            AND s.status IN ('active', 'leaving')
            AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
            AND l.end_on
            AND l.substitute_id = $22))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
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
                FROM documents_given_view)::int[])
            OR d.id = ANY ((SELECT documents_handed_in.value
                FROM documents_handed_in)::int[])))) ELSE m.text END, 'citations', (
        SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
            'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
            'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
            false))
            ORDER BY c.position), '[]')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        JOIN document_versions v ON v.id = d.published_version_id
        WHERE c.message_id = m.id
        AND (d.company_id = $23
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])
            OR d.id = ANY ((SELECT documents_handed_in.value
                FROM documents_handed_in)::int[])))), 'curated_answer', (
        SELECT json_build_object('id', c.id, 'is_stale', c.answer <> m.text
          OR EXISTS (SELECT
            FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
            LEFT
            JOIN (documents d
              JOIN document_versions v ON v.id = d.published_version_id
              AND v.company_id = d.company_id) ON d.id = r.document_id
            AND d.company_id = c.company_id
            WHERE d.id IS NULL
            OR NOT (d.status = 'published'
              AND d.trashed_at IS NULL)
            OR v.number <> r.version
            OR coalesce(d.verified_until < now(), false)), 'documents', (
            SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
                CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
                ORDER BY d.id), '[]')
            FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
            LEFT
            JOIN (documents d
              JOIN document_versions v ON v.id = d.published_version_id
              AND v.company_id = d.company_id) ON d.id = r.document_id
            AND d.company_id = c.company_id
            WHERE (d.company_id = $24
              AND (d.status = 'published'
                AND d.trashed_at IS NULL)
              AND (d.folder_id = ANY ((SELECT folders_readable.value
                    FROM folders_readable)::int[])
                OR d.id = ANY ((SELECT documents_given_view.value
                    FROM documents_given_view)::int[])
                OR d.id = ANY ((SELECT documents_handed_in.value
                    FROM documents_handed_in)::int[])))))
        FROM curated_answers c
        WHERE c.id = m.curated_answer_id
        AND c.company_id = m.company_id
        AND c.status = 'published'), 'rating', (SELECT f.rating
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
            status text, kind text, language text, text text, citations json, curated_answer json, rating text, hand_over json,
            created_at text)
  WHERE m.session_id = $25
  AND m.company_id = $26
  AND m.user_id = $27
  ORDER BY m.id DESC
  LIMIT $28) page

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
    WHERE m.company_id = $11
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $12
      OR m.mentee_id = $13)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $14
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $15
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $17)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), documents_handed_in AS MATERIALIZED (SELECT ARRAY(
    SELECT s.document_id
    FROM task_submissions s
    JOIN tasks t ON t.id = s.task_id
    JOIN documents h ON h.id = s.document_id
    AND h.company_id = s.company_id
    AND h.owner_id = s.author_id
    WHERE s.company_id = $18
    AND t.company_id = $19
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $20
      OR (t.reviewer_id = $21
        AND (t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled'))))
      OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
            FROM leaves l
            JOIN users away ON away.id = l.user_id
            JOIN companies c ON c.id = l.company_id
            JOIN users s ON s.id = l.substitute_id
            WHERE s.company_id = l.company_id
            AND away.company_id = l.company_id
            AND s.role <> 'mentee'
            AND s.status IN ('active', 'leaving')
            AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
            AND l.end_on
            AND l.substitute_id = $22))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
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
                FROM documents_given_view)::int[])
            OR d.id = ANY ((SELECT documents_handed_in.value
                FROM documents_handed_in)::int[])))) ELSE m.text END, 'citations', (
        SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
            'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
            'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
            false))
            ORDER BY c.position), '[]')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        JOIN document_versions v ON v.id = d.published_version_id
        WHERE c.message_id = m.id
        AND (d.company_id = $23
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])
            OR d.id = ANY ((SELECT documents_handed_in.value
                FROM documents_handed_in)::int[])))), 'curated_answer', (
        SELECT json_build_object('id', c.id, 'is_stale', c.answer <> m.text
          OR EXISTS (SELECT
            FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
            LEFT
            JOIN (documents d
              JOIN document_versions v ON v.id = d.published_version_id
              AND v.company_id = d.company_id) ON d.id = r.document_id
            AND d.company_id = c.company_id
            WHERE d.id IS NULL
            OR NOT (d.status = 'published'
              AND d.trashed_at IS NULL)
            OR v.number <> r.version
            OR coalesce(d.verified_until < now(), false)), 'documents', (
            SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
                CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
                ORDER BY d.id), '[]')
            FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
            LEFT
            JOIN (documents d
              JOIN document_versions v ON v.id = d.published_version_id
              AND v.company_id = d.company_id) ON d.id = r.document_id
            AND d.company_id = c.company_id
            WHERE (d.company_id = $24
              AND (d.status = 'published'
                AND d.trashed_at IS NULL)
              AND (d.folder_id = ANY ((SELECT folders_readable.value
                    FROM folders_readable)::int[])
                OR d.id = ANY ((SELECT documents_given_view.value
                    FROM documents_given_view)::int[])
                OR d.id = ANY ((SELECT documents_handed_in.value
                    FROM documents_handed_in)::int[])))))
        FROM curated_answers c
        WHERE c.id = m.curated_answer_id
        AND c.company_id = m.company_id
        AND c.status = 'published'), 'rating', (SELECT f.rating
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
            status text, kind text, language text, text text, citations json, curated_answer json, rating text, hand_over json,
            created_at text)
  WHERE m.session_id = $25
  AND m.company_id = $26
  AND m.user_id = $27
  ORDER BY m.id DESC
  LIMIT $28) page

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
    WHERE m.company_id = $11
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $12
      OR m.mentee_id = $13)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $14
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $15
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $16)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $17)
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
                FROM documents_given_view)::int[])
            OR d.id = ANY ('{}'::int[])))) ELSE m.text END, 'citations', (
        SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
            'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
            'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(),
            false))
            ORDER BY c.position), '[]')
        FROM chatbot_citations c
        JOIN documents d ON d.id = c.document_id
        JOIN document_versions v ON v.id = d.published_version_id
        WHERE c.message_id = m.id
        AND (d.company_id = $18
          AND (d.status = 'published'
            AND d.trashed_at IS NULL)
          AND (d.folder_id = ANY ((SELECT folders_readable.value
                FROM folders_readable)::int[])
            OR d.id = ANY ((SELECT documents_given_view.value
                FROM documents_given_view)::int[])
            OR d.id = ANY ('{}'::int[])))), 'curated_answer', (
        SELECT json_build_object('id', c.id, 'is_stale', c.answer <> m.text
          OR EXISTS (SELECT
            FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
            LEFT
            JOIN (documents d
              JOIN document_versions v ON v.id = d.published_version_id
              AND v.company_id = d.company_id) ON d.id = r.document_id
            AND d.company_id = c.company_id
            WHERE d.id IS NULL
            OR NOT (d.status = 'published'
              AND d.trashed_at IS NULL)
            OR v.number <> r.version
            OR coalesce(d.verified_until < now(), false)), 'documents', (
            SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version, 'newer_version',
                CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', coalesce(d.verified_until < now(), false))
                ORDER BY d.id), '[]')
            FROM jsonb_to_recordset(c.documents) r (document_id int, version int)
            LEFT
            JOIN (documents d
              JOIN document_versions v ON v.id = d.published_version_id
              AND v.company_id = d.company_id) ON d.id = r.document_id
            AND d.company_id = c.company_id
            WHERE (d.company_id = $19
              AND (d.status = 'published'
                AND d.trashed_at IS NULL)
              AND (d.folder_id = ANY ((SELECT folders_readable.value
                    FROM folders_readable)::int[])
                OR d.id = ANY ((SELECT documents_given_view.value
                    FROM documents_given_view)::int[])
                OR d.id = ANY ('{}'::int[])))))
        FROM curated_answers c
        WHERE c.id = m.curated_answer_id
        AND c.company_id = m.company_id
        AND c.status = 'published'), 'rating', (SELECT f.rating
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
            status text, kind text, language text, text text, citations json, curated_answer json, rating text, hand_over json,
            created_at text)
  WHERE m.session_id = $20
  AND m.company_id = $21
  AND m.user_id = $22
  ORDER BY m.id DESC
  LIMIT $23) page

-- latest
SELECT q.text AS question, CASE WHEN a.status = 'answering'
AND a.leased_until < now() THEN 'stopped' ELSE a.status::text END = 'answering' AS is_under_way
FROM chatbot_messages a
JOIN chatbot_messages q ON q.id = a.question_id
WHERE a.session_id = $1
AND a.id < $2
ORDER BY a.id DESC
LIMIT $3

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
SELECT m.id, m.company_id, m.session_id, m.user_id, m.kind, m.language, q.text AS question,
    CASE WHEN m.status = 'answering'
AND m.leased_until < now() THEN 'stopped' ELSE m.status::text END <> 'answering' AS is_finished
FROM chatbot_messages m
JOIN chatbot_messages q ON q.id = m.question_id
WHERE m.id = $1
FOR
UPDATE OF m
