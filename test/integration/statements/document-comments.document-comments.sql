-- subject
SELECT d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id, d.drafted_by, ARRAY(SELECT o.user_id
  FROM document_openings o
  WHERE o.document_id = d.id
  AND o.expires_at > now()) AS opened_by, ARRAY(SELECT unnest(array_remove(ARRAY[t.mentor_id,
      CASE WHEN (t.mentorship_id IS NULL
        OR (t.mentor_id IS NOT NULL
          AND t.status NOT IN ('done', 'waived', 'cancelled'))) THEN t.reviewer_id END] || CASE WHEN ((t.mentorship_id IS NULL
          OR (t.mentor_id IS NOT NULL
            AND t.status NOT IN ('done', 'waived', 'cancelled')))
        AND t.status = 'submitted') THEN ARRAY(SELECT l.substitute_id
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
        AND l.user_id = t.reviewer_id) END, NULL))
  FROM task_submissions s
  JOIN tasks t ON t.id = s.task_id
  WHERE s.document_id = d.id
  AND s.author_id = d.owner_id
  AND s.company_id = d.company_id
  AND t.company_id = d.company_id) AS received_by, (SELECT bool_or(p.is_private)
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)) AS is_closed, (SELECT coalesce(json_agg(ARRAY(
        WITH RECURSIVE beneath (id) AS (
          SELECT p.department_id
          UNION
          SELECT d.id
          FROM departments d
          JOIN beneath b ON d.parent_id = b.id
          WHERE d.company_id = f.company_id)
        SELECT beneath.id
        FROM beneath)), '[]')
  FROM folders p
  WHERE p.company_id = f.company_id
  AND p.id = ANY (f.path)
  AND p.department_id IS NOT NULL) AS departments, (SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind,
      'principal', a.principal_id, 'members', CASE a.principal_kind WHEN 'department' THEN ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT a.principal_id::int
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id
            WHERE d.company_id = f.company_id)
          SELECT beneath.id
          FROM beneath) WHEN 'mentorship' THEN ARRAY(SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
          FROM mentorships m
          WHERE m.company_id = f.company_id
          AND m.id = a.principal_id::int
          AND m.status IN ('scheduled', 'active', 'paused')) ELSE '{}'::int[] END, 'level', a.level, 'manages', a.manages)), '[]')
  FROM document_access a
  WHERE a.company_id = f.company_id
  AND (a.folder_id = ANY (f.path)
    OR a.document_id = d.id)) AS grants, c.author_id, c.body IS NULL AS is_deleted
FROM document_comments c
JOIN documents d ON d.id = c.document_id
AND d.company_id = c.company_id
JOIN folders f ON f.id = d.folder_id
AND f.company_id = d.company_id
WHERE c.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT json_build_object('id', c.id, 'version', c.version, 'document_id', c.document_id, 'parent_id', c.parent_id,
        'author', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = c.author_id), 'body', c.body, 'document_version', v.number, 'is_outdated', v.number < p.number, 'anchor',
              CASE WHEN c.quote IS NOT NULL THEN json_build_object('version', v.number, 'start', c.anchor_start, 'end', c.anchor_end,
              'quote', c.quote) END, 'current_anchor',
              CASE WHEN p.id = v.id THEN CASE WHEN c.quote IS NOT NULL THEN json_build_object('version', v.number, 'start',
              c.anchor_start, 'end', c.anchor_end, 'quote', c.quote) END WHEN found.place > 0
        AND strpos(substr(p.body, found.place + 1), c.quote) = 0 THEN json_build_object('version', p.number, 'start',
            found.place - 1, 'end', found.place - 1 + char_length(c.quote), 'quote', c.quote) END, 'resolved_at', c.resolved_at,
            'resolver', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
          FROM users p
          WHERE p.id = c.resolved_by), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.author_id,
              c.body IS NULL AS is_deleted) item) AS row, json_build_array(c.id)::text AS key,
              row_number() OVER (ORDER BY c.id ASC) AS n
  FROM document_comments c
  JOIN documents d ON d.id = c.document_id
  AND d.company_id = c.company_id
  JOIN document_versions v ON v.id = c.version_id
  AND v.company_id = c.company_id
  JOIN document_versions p ON p.id = d.published_version_id
  AND p.company_id = c.company_id
  LEFT
  JOIN LATERAL (SELECT strpos(p.body, c.quote) AS place
    WHERE c.quote IS NOT NULL
    AND p.id <> v.id
    AND octet_length(p.body) <= $4) found ON true
  WHERE c.document_id = $5
  AND c.company_id = $6
  ORDER BY c.id ASC
  LIMIT $7) page

-- find
SELECT c.id, c.version, json_build_object('id', c.id, 'version', c.version, 'document_id', c.document_id, 'parent_id',
    c.parent_id, 'author', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.author_id), 'body', c.body, 'document_version', v.number, 'is_outdated', v.number < p.number, 'anchor',
        CASE WHEN c.quote IS NOT NULL THEN json_build_object('version', v.number, 'start', c.anchor_start, 'end', c.anchor_end,
        'quote', c.quote) END, 'current_anchor',
        CASE WHEN p.id = v.id THEN CASE WHEN c.quote IS NOT NULL THEN json_build_object('version', v.number, 'start',
        c.anchor_start, 'end', c.anchor_end, 'quote', c.quote) END WHEN found.place > 0
  AND strpos(substr(p.body, found.place + 1), c.quote) = 0 THEN json_build_object('version', p.number, 'start',
      found.place - 1, 'end', found.place - 1 + char_length(c.quote), 'quote', c.quote) END, 'resolved_at', c.resolved_at,
      'resolver', (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = c.resolved_by), 'created_at', c.created_at, 'updated_at', c.updated_at)::text AS json, c.author_id,
        c.body IS NULL AS is_deleted
FROM document_comments c
JOIN documents d ON d.id = c.document_id
AND d.company_id = c.company_id
JOIN document_versions v ON v.id = c.version_id
AND v.company_id = c.company_id
JOIN document_versions p ON p.id = d.published_version_id
AND p.company_id = c.company_id
LEFT
JOIN LATERAL (SELECT strpos(p.body, c.quote) AS place
  WHERE c.quote IS NOT NULL
  AND p.id <> v.id
  AND octet_length(p.body) <= $1) found ON true
WHERE c.id = $2
AND c.document_id = $3
AND c.company_id = $4

-- findForUpdate
SELECT "id","company_id","document_id","version_id","parent_id","author_id","anchor_start","anchor_end","quote","body","resolved_at","resolved_by","created_at","updated_at","version"
FROM document_comments
WHERE id = $1
AND document_id = $2
FOR
UPDATE

-- lockCount
SELECT pg_advisory_xact_lock(hashtextextended('comments on ' || $1::text, 0))

-- lockCount
SELECT count(*)::int AS count
FROM document_comments c
WHERE c.document_id = $1

-- add
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $14
      AND d.company_id = $15
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $16)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $17
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $18
      OR m.mentee_id = $19)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $22)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $23)
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
    WHERE s.company_id = $24
    AND t.company_id = $25
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $26
      OR (t.reviewer_id = $27
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
            AND l.substitute_id = $28))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
INSERT INTO document_comments (company_id, document_id, version_id, parent_id, author_id, anchor_start, anchor_end,
    quote, body)
SELECT d.company_id, d.id, v.id, $1::int, $2::int, $3::int, $4::int, $5::text, $6
FROM documents d
JOIN document_versions v ON v.company_id = d.company_id
AND v.document_id = d.id
AND CASE WHEN $7::int IS NULL THEN v.id = d.published_version_id ELSE v.number = $8::int END
WHERE d.id = $9
AND (d.company_id = $10
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ((SELECT documents_handed_in.value
        FROM documents_handed_in)::int[])))
AND ($29::text IS NULL
  OR substring(v.body
    FROM $30::int + 1 FOR $31::int - $32::int) = $33::text)
RETURNING id, company_id, document_id, version_id, parent_id, author_id

-- add
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $14
      AND d.company_id = $15
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $16)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $17
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $18
      OR m.mentee_id = $19)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $22)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $23)
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
    WHERE s.company_id = $24
    AND t.company_id = $25
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $26
      OR (t.reviewer_id = $27
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
            AND l.substitute_id = $28))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value)
INSERT INTO document_comments (company_id, document_id, version_id, parent_id, author_id, anchor_start, anchor_end,
    quote, body)
SELECT d.company_id, d.id, v.id, $1::int, $2::int, $3::int, $4::int, $5::text, $6
FROM documents d
JOIN document_versions v ON v.company_id = d.company_id
AND v.document_id = d.id
AND CASE WHEN $7::int IS NULL THEN v.id = d.published_version_id ELSE v.number = $8::int END
WHERE d.id = $9
AND (d.company_id = $10
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ((SELECT documents_handed_in.value
        FROM documents_handed_in)::int[])))
AND ($29::text IS NULL
  OR substring(v.body
    FROM $30::int + 1 FOR $31::int - $32::int) = $33::text)
RETURNING id, company_id, document_id, version_id, parent_id, author_id

-- add
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $14
      AND d.company_id = $15
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $16)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $17
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $18
      OR m.mentee_id = $19)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $20
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $21
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $22)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $23)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value)
INSERT INTO document_comments (company_id, document_id, version_id, parent_id, author_id, anchor_start, anchor_end,
    quote, body)
SELECT d.company_id, d.id, v.id, $1::int, $2::int, $3::int, $4::int, $5::text, $6
FROM documents d
JOIN document_versions v ON v.company_id = d.company_id
AND v.document_id = d.id
AND CASE WHEN $7::int IS NULL THEN v.id = d.published_version_id ELSE v.number = $8::int END
WHERE d.id = $9
AND (d.company_id = $10
  AND (d.status = 'published'
    AND d.trashed_at IS NULL)
  AND (d.folder_id = ANY ((SELECT folders_readable.value
        FROM folders_readable)::int[])
    OR d.id = ANY ((SELECT documents_given_view.value
        FROM documents_given_view)::int[])
    OR d.id = ANY ('{}'::int[])))
AND ($24::text IS NULL
  OR substring(v.body
    FROM $25::int + 1 FOR $26::int - $27::int) = $28::text)
RETURNING id, company_id, document_id, version_id, parent_id, author_id

-- save
-- save: written from the entity's metadata

-- hasReplies
SELECT EXISTS (SELECT
  FROM document_comments c
  WHERE c.parent_id = $1
  AND c.company_id = $2) AS has_replies

-- remove
DELETE
FROM document_comments
WHERE id = $1

-- bury
UPDATE document_comments
SET body = $1, updated_at = now(), version = version + 1
WHERE author_id = $2
AND body <> $3
