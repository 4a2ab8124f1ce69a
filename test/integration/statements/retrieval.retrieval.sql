-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $20
      AND d.company_id = $21
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $22)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $23
      OR m.mentee_id = $24)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $17
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $18)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $19)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $25
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $26
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $27)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), asked AS MATERIALIZED (
  SELECT a.token, a.base, a.weight
  FROM unnest($1::int[], $2::int[], $3::float8[]) AS a (token, base, weight) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $4
    AND t.token = ANY ($5::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $6
      ORDER BY c.id DESC
      LIMIT $7) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($8::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), weighed AS MATERIALIZED (
  SELECT a.token, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      a.weight * ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) AS gain
  FROM asked a
  CROSS
  JOIN total
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), budgeted AS MATERIALIZED (
  SELECT w.token, w.is_base, w.gain, sum(w.passages) OVER (ORDER BY w.passages, w.token) AS reached,
      row_number() OVER (ORDER BY w.passages, w.token) AS rarity
  FROM weighed w ), lookups AS MATERIALIZED (
  SELECT ARRAY[b.token] AS tokens, b.gain
  FROM budgeted b
  WHERE b.reached <= $9
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.token), sum(b.gain) FILTER (WHERE b.reached > $10
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.is_base
  HAVING bool_or(b.reached > $11
    AND b.rarity > 1) ), found AS MATERIALIZED (
  SELECT p.id, p.document_id, sum(l.gain) AS gain
  FROM lookups l
  CROSS
  JOIN LATERAL (
    SELECT p.id, p.document_id
    FROM passages p
    WHERE p.company_id = $12
    AND p.tokens @> l.tokens
    AND p.tokens @> $13::int[]
    AND lower(p.text) LIKE $14
    LIMIT $15) p
  GROUP BY p.id, p.document_id ), counted AS MATERIALIZED (
  SELECT r.id, r.document_id, r.gain
  FROM (
    SELECT f.id, f.document_id, f.gain, max(f.gain) OVER () AS most
    FROM found f
    JOIN documents d ON d.id = f.document_id
    WHERE (d.company_id = $16
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))) r
  WHERE r.gain >= $29::float8 * r.most
  ORDER BY r.gain DESC, r.id
  LIMIT $30 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $31 ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, (t.gain / a.gain + $32::float8 * (SELECT count(*)
      FROM unnest($33::text[]) AS pair (pattern)
      WHERE lower(p.text) ~ pair.pattern) / $34::float8) / (1 - $35::float8 + $36::float8 * (p."end" - p.start) / $37) + $38::float8 * exp(-extract(epoch
      FROM now() - v.published_at) / 31557600) AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM weighed w
    WHERE w.is_base) a
  CROSS
  JOIN LATERAL (
    SELECT sum(w.gain) AS gain, coalesce(sum(w.gain) FILTER (WHERE w.is_base), 0) AS covered
    FROM weighed w
    WHERE w.token = ANY (p.tokens)) t ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, $39 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id))
SELECT d.id AS document_id, v.id AS version_id, v.number AS version, v.title, p.heading, p.start, p."end",
    substring(v.body
  FROM p.start + 1 FOR p."end" - p.start) AS quote, r.covered AS score, coalesce(d.verified_until < now(),
      false) AS is_overdue
FROM ranked r
JOIN passages p ON p.id = r.id
JOIN documents d ON d.id = p.document_id
JOIN document_versions v ON v.id = d.published_version_id
AND v.id = p.version_id
ORDER BY r.place
LIMIT $40

-- find
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $20
      AND d.company_id = $21
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $22)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $23
      OR m.mentee_id = $24)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $17
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $18)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $19)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $25
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $26
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $27)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), asked AS MATERIALIZED (
  SELECT a.token, a.base, a.weight
  FROM unnest($1::int[], $2::int[], $3::float8[]) AS a (token, base, weight) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $4
    AND t.token = ANY ($5::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $6
      ORDER BY c.id DESC
      LIMIT $7) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($8::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), weighed AS MATERIALIZED (
  SELECT a.token, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      a.weight * ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) AS gain
  FROM asked a
  CROSS
  JOIN total
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), budgeted AS MATERIALIZED (
  SELECT w.token, w.is_base, w.gain, sum(w.passages) OVER (ORDER BY w.passages, w.token) AS reached,
      row_number() OVER (ORDER BY w.passages, w.token) AS rarity
  FROM weighed w ), lookups AS MATERIALIZED (
  SELECT ARRAY[b.token] AS tokens, b.gain
  FROM budgeted b
  WHERE b.reached <= $9
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.token), sum(b.gain) FILTER (WHERE b.reached > $10
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.is_base
  HAVING bool_or(b.reached > $11
    AND b.rarity > 1) ), found AS MATERIALIZED (
  SELECT p.id, p.document_id, sum(l.gain) AS gain
  FROM lookups l
  CROSS
  JOIN LATERAL (
    SELECT p.id, p.document_id
    FROM passages p
    WHERE p.company_id = $12
    AND p.tokens @> l.tokens
    AND p.tokens @> $13::int[]
    AND lower(p.text) LIKE $14
    LIMIT $15) p
  GROUP BY p.id, p.document_id ), counted AS MATERIALIZED (
  SELECT r.id, r.document_id, r.gain
  FROM (
    SELECT f.id, f.document_id, f.gain, max(f.gain) OVER () AS most
    FROM found f
    JOIN documents d ON d.id = f.document_id
    WHERE (d.company_id = $16
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))) r
  WHERE r.gain >= $29::float8 * r.most
  ORDER BY r.gain DESC, r.id
  LIMIT $30 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $31 ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, (t.gain / a.gain + $32::float8 * (SELECT count(*)
      FROM unnest($33::text[]) AS pair (pattern)
      WHERE lower(p.text) ~ pair.pattern) / $34::float8) / (1 - $35::float8 + $36::float8 * (p."end" - p.start) / $37) + $38::float8 * exp(-extract(epoch
      FROM now() - v.published_at) / 31557600) AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM weighed w
    WHERE w.is_base) a
  CROSS
  JOIN LATERAL (
    SELECT sum(w.gain) AS gain, coalesce(sum(w.gain) FILTER (WHERE w.is_base), 0) AS covered
    FROM weighed w
    WHERE w.token = ANY (p.tokens)) t ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, $39 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id))
SELECT d.id AS document_id, v.id AS version_id, v.number AS version, v.title, p.heading, p.start, p."end",
    substring(v.body
  FROM p.start + 1 FOR p."end" - p.start) AS quote, r.covered AS score, coalesce(d.verified_until < now(),
      false) AS is_overdue
FROM ranked r
JOIN passages p ON p.id = r.id
JOIN documents d ON d.id = p.document_id
JOIN document_versions v ON v.id = d.published_version_id
AND v.id = p.version_id
ORDER BY r.place
LIMIT $40

-- search
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $20
      AND d.company_id = $21
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $22)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $23
      OR m.mentee_id = $24)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $17
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $18)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $19)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $25
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $26
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $27)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), asked AS MATERIALIZED (
  SELECT a.token, a.base, a.weight
  FROM unnest($1::int[], $2::int[], $3::float8[]) AS a (token, base, weight) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $4
    AND t.token = ANY ($5::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $6
      ORDER BY c.id DESC
      LIMIT $7) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($8::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), weighed AS MATERIALIZED (
  SELECT a.token, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      a.weight * ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) AS gain
  FROM asked a
  CROSS
  JOIN total
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), budgeted AS MATERIALIZED (
  SELECT w.token, w.is_base, w.gain, sum(w.passages) OVER (ORDER BY w.passages, w.token) AS reached,
      row_number() OVER (ORDER BY w.passages, w.token) AS rarity
  FROM weighed w ), lookups AS MATERIALIZED (
  SELECT ARRAY[b.token] AS tokens, b.gain
  FROM budgeted b
  WHERE b.reached <= $9
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.token), sum(b.gain) FILTER (WHERE b.reached > $10
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.is_base
  HAVING bool_or(b.reached > $11
    AND b.rarity > 1) ), found AS MATERIALIZED (
  SELECT p.id, p.document_id, sum(l.gain) AS gain
  FROM lookups l
  CROSS
  JOIN LATERAL (
    SELECT p.id, p.document_id
    FROM passages p
    WHERE p.company_id = $12
    AND p.tokens @> l.tokens
    AND p.tokens @> $13::int[]
    AND lower(p.text) LIKE $14
    LIMIT $15) p
  GROUP BY p.id, p.document_id ), counted AS MATERIALIZED (
  SELECT r.id, r.document_id, r.gain
  FROM (
    SELECT f.id, f.document_id, f.gain, max(f.gain) OVER () AS most
    FROM found f
    JOIN documents d ON d.id = f.document_id
    WHERE (d.company_id = $16
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))
    AND d.id = $29
    AND d.folder_id IN (SELECT f.id
      FROM folders f
      WHERE f.path && $30::int[]
      AND f.company_id = d.company_id)
    AND d.language = $31
    AND (SELECT w.published_at
      FROM document_versions w
      WHERE w.id = d.published_version_id) >= $32) r
  WHERE r.gain >= $33::float8 * r.most
  ORDER BY r.gain DESC, r.id
  LIMIT $34 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $35 ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, (t.gain / a.gain + $36::float8 * (SELECT count(*)
      FROM unnest($37::text[]) AS pair (pattern)
      WHERE lower(p.text) ~ pair.pattern) / $38::float8) / (1 - $39::float8 + $40::float8 * (p."end" - p.start) / $41) + $42::float8 * exp(-extract(epoch
      FROM now() - v.published_at) / 31557600) AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM weighed w
    WHERE w.is_base) a
  CROSS
  JOIN LATERAL (
    SELECT sum(w.gain) AS gain, coalesce(sum(w.gain) FILTER (WHERE w.is_base), 0) AS covered
    FROM weighed w
    WHERE w.token = ANY (p.tokens)) t ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, $43 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id)), documents_found AS MATERIALIZED (
  SELECT DISTINCT ON (r.document_id) r.document_id, r.id, r.place
  FROM ranked r
  ORDER BY r.document_id, r.place ), page AS (
  SELECT f.document_id, f.id, f.place
  FROM documents_found f
  ORDER BY f.place
  LIMIT $44 OFFSET $45)
SELECT d.id, v.title, d.folder_id, d.language, v.number AS version, v.published_at, coalesce(d.verified_until < now(),
    false) AS is_overdue, p.heading, p.start, p.text, c.count
FROM (SELECT count(*)::int AS count
  FROM documents_found) c
LEFT
JOIN page ON true
LEFT
JOIN passages p ON p.id = page.id
LEFT
JOIN documents d ON d.id = page.document_id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
ORDER BY page.place

-- search
WITH departments_above AS MATERIALIZED (SELECT ARRAY(
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id
      FROM departments d
      WHERE d.id = $20
      AND d.company_id = $21
      UNION
      SELECT d.id, d.parent_id
      FROM departments d
      JOIN above a ON d.id = a.parent_id
      AND d.company_id = $22)
    SELECT above.id
    FROM above) AS value), pairs_joined AS MATERIALIZED (SELECT ARRAY(SELECT m.id::text
    FROM mentorships m
    WHERE m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $23
      OR m.mentee_id = $24)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
      AND a.company_id = $17
      AND true
      AND ( a.principal_kind = 'company'
        OR (a.principal_kind = 'role'
          AND a.principal_id = $18)
        OR (a.principal_kind = 'user'
          AND a.principal_id = $19)
        OR (a.principal_kind = 'department'
          AND a.principal_id = ANY ((SELECT departments_above.value
              FROM departments_above)::int[]::text[]))
        OR (a.principal_kind = 'mentorship'
          AND a.principal_id = ANY ((SELECT pairs_joined.value
              FROM pairs_joined)::text[])))) given ON given.folder_id = p.id
    WHERE f.company_id = $25
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $26
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $27)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), asked AS MATERIALIZED (
  SELECT a.token, a.base, a.weight
  FROM unnest($1::int[], $2::int[], $3::float8[]) AS a (token, base, weight) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $4
    AND t.token = ANY ($5::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $6
      ORDER BY c.id DESC
      LIMIT $7) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($8::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), weighed AS MATERIALIZED (
  SELECT a.token, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      a.weight * ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) AS gain
  FROM asked a
  CROSS
  JOIN total
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), budgeted AS MATERIALIZED (
  SELECT w.token, w.is_base, w.gain, sum(w.passages) OVER (ORDER BY w.passages, w.token) AS reached,
      row_number() OVER (ORDER BY w.passages, w.token) AS rarity
  FROM weighed w ), lookups AS MATERIALIZED (
  SELECT ARRAY[b.token] AS tokens, b.gain
  FROM budgeted b
  WHERE b.reached <= $9
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.token), sum(b.gain) FILTER (WHERE b.reached > $10
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.is_base
  HAVING bool_or(b.reached > $11
    AND b.rarity > 1) ), found AS MATERIALIZED (
  SELECT p.id, p.document_id, sum(l.gain) AS gain
  FROM lookups l
  CROSS
  JOIN LATERAL (
    SELECT p.id, p.document_id
    FROM passages p
    WHERE p.company_id = $12
    AND p.tokens @> l.tokens
    AND p.tokens @> $13::int[]
    AND lower(p.text) LIKE $14
    LIMIT $15) p
  GROUP BY p.id, p.document_id ), counted AS MATERIALIZED (
  SELECT r.id, r.document_id, r.gain
  FROM (
    SELECT f.id, f.document_id, f.gain, max(f.gain) OVER () AS most
    FROM found f
    JOIN documents d ON d.id = f.document_id
    WHERE (d.company_id = $16
      AND (d.status = 'published'
        AND d.trashed_at IS NULL)
      AND (d.folder_id = ANY ((SELECT folders_readable.value
            FROM folders_readable)::int[])
        OR d.id = ANY ((SELECT documents_given_view.value
            FROM documents_given_view)::int[])))
    AND d.id = $29
    AND d.folder_id IN (SELECT f.id
      FROM folders f
      WHERE f.path && $30::int[]
      AND f.company_id = d.company_id)
    AND d.language = $31
    AND (SELECT w.published_at
      FROM document_versions w
      WHERE w.id = d.published_version_id) >= $32) r
  WHERE r.gain >= $33::float8 * r.most
  ORDER BY r.gain DESC, r.id
  LIMIT $34 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $35 ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, (t.gain / a.gain + $36::float8 * (SELECT count(*)
      FROM unnest($37::text[]) AS pair (pattern)
      WHERE lower(p.text) ~ pair.pattern) / $38::float8) / (1 - $39::float8 + $40::float8 * (p."end" - p.start) / $41) + $42::float8 * exp(-extract(epoch
      FROM now() - v.published_at) / 31557600) AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM weighed w
    WHERE w.is_base) a
  CROSS
  JOIN LATERAL (
    SELECT sum(w.gain) AS gain, coalesce(sum(w.gain) FILTER (WHERE w.is_base), 0) AS covered
    FROM weighed w
    WHERE w.token = ANY (p.tokens)) t ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, $43 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id)), documents_found AS MATERIALIZED (
  SELECT DISTINCT ON (r.document_id) r.document_id, r.id, r.place
  FROM ranked r
  ORDER BY r.document_id, r.place ), page AS (
  SELECT f.document_id, f.id, f.place
  FROM documents_found f
  ORDER BY f.place
  LIMIT $44 OFFSET $45)
SELECT d.id, v.title, d.folder_id, d.language, v.number AS version, v.published_at, coalesce(d.verified_until < now(),
    false) AS is_overdue, p.heading, p.start, p.text, c.count
FROM (SELECT count(*)::int AS count
  FROM documents_found) c
LEFT
JOIN page ON true
LEFT
JOIN passages p ON p.id = page.id
LEFT
JOIN documents d ON d.id = page.document_id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
ORDER BY page.place

-- searchTitles
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
    WHERE m.status IN ('scheduled', 'active', 'paused')
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
            FROM pairs_joined)::text[])))) AS value), found AS MATERIALIZED (
  SELECT d.id, row_number() OVER (ORDER BY (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END),
      d.updated_at DESC, d.id DESC) AS place
  FROM documents d
  WHERE (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])))
  AND d.id = $15
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $16::int[]
    AND f.company_id = d.company_id)
  AND d.language = $17
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $18
  AND search_words(d.title, NULL) LIKE $19
  AND folded(d.title) ~ $20
  ORDER BY place
  LIMIT $21 ), page AS (SELECT f.id, f.place
  FROM found f
  ORDER BY f.place
  LIMIT $22 OFFSET $23)
SELECT d.id, v.title, d.folder_id, d.language, v.number AS version, v.published_at, coalesce(d.verified_until < now(),
    false) AS is_overdue, NULL::text AS heading, NULL::int AS start, NULL::text AS text, c.count
FROM (SELECT count(*)::int AS count
  FROM found) c
LEFT
JOIN page ON true
LEFT
JOIN documents d ON d.id = page.id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
ORDER BY page.place

-- searchTitles
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
    WHERE m.status IN ('scheduled', 'active', 'paused')
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
            FROM pairs_joined)::text[])))) AS value), found AS MATERIALIZED (
  SELECT d.id, row_number() OVER (ORDER BY (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END),
      d.updated_at DESC, d.id DESC) AS place
  FROM documents d
  WHERE (d.company_id = $2
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])))
  AND d.id = $15
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $16::int[]
    AND f.company_id = d.company_id)
  AND d.language = $17
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $18
  AND search_words(d.title, NULL) LIKE $19
  AND folded(d.title) ~ $20
  ORDER BY place
  LIMIT $21 ), page AS (SELECT f.id, f.place
  FROM found f
  ORDER BY f.place
  LIMIT $22 OFFSET $23)
SELECT d.id, v.title, d.folder_id, d.language, v.number AS version, v.published_at, coalesce(d.verified_until < now(),
    false) AS is_overdue, NULL::text AS heading, NULL::int AS start, NULL::text AS text, c.count
FROM (SELECT count(*)::int AS count
  FROM found) c
LEFT
JOIN page ON true
LEFT
JOIN documents d ON d.id = page.id
LEFT
JOIN document_versions v ON v.id = d.published_version_id
ORDER BY page.place
