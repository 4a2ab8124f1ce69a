-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $6
      AND d.company_id = $7
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $8)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $9
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $10
      OR m.mentee_id = $11)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $3
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $12
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $13
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $14)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $15)
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
    WHERE s.company_id = $16
    AND t.company_id = $17
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $18
      OR (t.reviewer_id = $19
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
            AND l.substitute_id = $20))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), titled AS (
  SELECT d.id AS document_id, d.title, NULL::text AS heading,
      (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank
  FROM documents d
  WHERE (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  AND search_words(d.title, NULL) LIKE $21
  AND folded(d.title) ~ $22
  ORDER BY rank, d.updated_at DESC, d.id
  LIMIT $23 ), headed AS (
  SELECT d.id AS document_id, d.title, p.heading,
      2 + min((CASE WHEN initials_of(folded(p.heading)) LIKE $24 THEN 0 ELSE 1 END)) AS rank
  FROM passages p
  JOIN documents d ON d.id = p.document_id
  AND d.company_id = p.company_id
  WHERE p.company_id = $25
  AND p.heading IS NOT NULL
  AND search_words(p.heading, NULL) LIKE $26
  AND folded(p.heading) ~ $27
  AND (d.company_id = $28
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  GROUP BY d.id, p.heading
  ORDER BY rank, d.updated_at DESC, d.id, p.heading
  LIMIT $29)
SELECT s.document_id, s.title, s.heading
FROM (SELECT *
  FROM titled
  UNION ALL
  SELECT *
  FROM headed) s
ORDER BY s.rank, s.heading NULLS FIRST, s.document_id
LIMIT $30

-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $6
      AND d.company_id = $7
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $8)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $9
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $10
      OR m.mentee_id = $11)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $3
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $12
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $13
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $14)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $15)
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
    WHERE s.company_id = $16
    AND t.company_id = $17
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $18
      OR (t.reviewer_id = $19
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
            AND l.substitute_id = $20))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), titled AS (
  SELECT d.id AS document_id, d.title, NULL::text AS heading,
      (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank
  FROM documents d
  WHERE (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  AND search_words(d.title, NULL) LIKE $21
  AND folded(d.title) ~ $22
  ORDER BY rank, d.updated_at DESC, d.id
  LIMIT $23 ), headed AS (
  SELECT d.id AS document_id, d.title, p.heading,
      2 + min((CASE WHEN initials_of(folded(p.heading)) LIKE $24 THEN 0 ELSE 1 END)) AS rank
  FROM passages p
  JOIN documents d ON d.id = p.document_id
  AND d.company_id = p.company_id
  WHERE p.company_id = $25
  AND p.heading IS NOT NULL
  AND search_words(p.heading, NULL) LIKE $26
  AND folded(p.heading) ~ $27
  AND (d.company_id = $28
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  GROUP BY d.id, p.heading
  ORDER BY rank, d.updated_at DESC, d.id, p.heading
  LIMIT $29)
SELECT s.document_id, s.title, s.heading
FROM (SELECT *
  FROM titled
  UNION ALL
  SELECT *
  FROM headed) s
ORDER BY s.rank, s.heading NULLS FIRST, s.document_id
LIMIT $30

-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $6
      AND d.company_id = $7
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $8)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.company_id = $9
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $10
      OR m.mentee_id = $11)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $3
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $4)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $5)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $12
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $13
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $14)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $15)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), titled AS (
  SELECT d.id AS document_id, d.title, NULL::text AS heading,
      (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END) AS rank
  FROM documents d
  WHERE (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))
  AND search_words(d.title, NULL) LIKE $16
  AND folded(d.title) ~ $17
  ORDER BY rank, d.updated_at DESC, d.id
  LIMIT $18 ), headed AS (
  SELECT d.id AS document_id, d.title, p.heading,
      2 + min((CASE WHEN initials_of(folded(p.heading)) LIKE $19 THEN 0 ELSE 1 END)) AS rank
  FROM passages p
  JOIN documents d ON d.id = p.document_id
  AND d.company_id = p.company_id
  WHERE p.company_id = $20
  AND p.heading IS NOT NULL
  AND search_words(p.heading, NULL) LIKE $21
  AND folded(p.heading) ~ $22
  AND (d.company_id = $23
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))
  GROUP BY d.id, p.heading
  ORDER BY rank, d.updated_at DESC, d.id, p.heading
  LIMIT $24)
SELECT s.document_id, s.title, s.heading
FROM (SELECT *
  FROM titled
  UNION ALL
  SELECT *
  FROM headed) s
ORDER BY s.rank, s.heading NULLS FIRST, s.document_id
LIMIT $25
