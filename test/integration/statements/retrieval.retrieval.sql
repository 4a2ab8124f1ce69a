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
    WHERE m.company_id = $23
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $24
      OR m.mentee_id = $25)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $26
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
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
    WHERE s.company_id = $30
    AND t.company_id = $31
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $32
      OR (t.reviewer_id = $33
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
            AND l.substitute_id = $34))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), asked AS MATERIALIZED (
  SELECT a.*
  FROM unnest($1::int[], $2::int[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::bool[]) AS a (token, base, weight,
      concept, form, part, is_word) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $8
    AND t.token = ANY ($9::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $10
      ORDER BY c.id DESC
      LIMIT $11) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($12::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), concepts AS MATERIALIZED (
  SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages
  FROM (
    SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages
    FROM asked a
    LEFT
    JOIN numbers n ON n.token = a.base
    WHERE a.is_word
    GROUP BY a.concept, a.form) f
  CROSS
  JOIN total
  GROUP BY f.concept, total.passages ), counts AS MATERIALIZED (
  SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      CASE WHEN a.is_word THEN (ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages,
      0) + 0.5)) + ln(1 + (total.passages - c.passages + 0.5) / (c.passages + 0.5))) / 2 ELSE ln(1 + (total.passages - coalesce(base.passages,
      0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) END AS says
  FROM asked a
  CROSS
  JOIN total
  JOIN concepts c ON c.concept = a.concept
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), wholes AS MATERIALIZED (
  SELECT n.concept, sum(n.weight * n.says) AS gain
  FROM counts n
  WHERE n.form = 0
  AND n.is_base
  GROUP BY n.concept ), weighed AS MATERIALIZED (
  SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
      max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
  FROM counts n
  JOIN wholes w ON w.concept = n.concept
  GROUP BY n.part, n.concept, n.form, n.is_base ), budgeted AS MATERIALIZED (
  SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages,
      w.part) AS rarity, row_number() OVER (PARTITION BY w.concept, w.form, w.is_base
    ORDER BY w.passages, w.part) AS rarity_within
  FROM weighed w
  WHERE w.form = 0
  OR w.is_base ), lookups AS MATERIALIZED (
  SELECT b.tokens, b.concept, b.form, b.gain
  FROM budgeted b
  WHERE b.reached <= $13
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1
    AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > $14
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.form = 0
  AND b.is_base
  HAVING bool_or(b.reached > $15
    AND b.rarity > 1) ), readable AS MATERIALIZED (
  SELECT d.id
  FROM documents d
  WHERE (d.company_id = $16
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[]))) ), found AS MATERIALIZED (
  SELECT c.id, c.document_id, sum(c.gain) AS gain
  FROM (
    SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0),
        max(l.gain) FILTER (WHERE l.form > 0)) AS gain
    FROM lookups l
    CROSS
    JOIN LATERAL (
      SELECT p.id, p.document_id
      FROM passages p
      WHERE p.company_id = $35
      AND p.tokens @> l.tokens
      AND (p.document_id IN (SELECT r.id
          FROM readable r)) IS TRUE
      AND p.tokens @> $36::int[]
      AND lower(p.text) LIKE $37
      LIMIT $38) p
    GROUP BY p.id, p.document_id, l.concept) c
  GROUP BY c.id, c.document_id ), counted AS MATERIALIZED (
  SELECT f.id, f.document_id, f.gain
  FROM found f
  WHERE f.gain >= $39::float8 * (SELECT max(f.gain)
    FROM found f)
  ORDER BY f.gain DESC, f.id
  LIMIT $40 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $41 ), matched AS MATERIALIZED (
  SELECT b.id, t.token
  FROM best b
  JOIN passages p ON p.id = b.id
  CROSS
  JOIN LATERAL unnest(p.tokens) AS t (token)
  WHERE t.token = ANY ($42::int[]) ), gains AS MATERIALIZED (
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered
  FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered
    FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered
      FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain
        FROM matched t
        JOIN asked a ON a.token = t.token
        JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size
        HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain + $43::float8 * (SELECT count(*)
        FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest($44::text[]) AS pair (pattern)
        WHERE low.text ~ pair.pattern) / $45::float8) / (1 - $46::float8 + $47::float8 * (p."end" - p.start) / $48) + $49::float8 * exp(-extract(epoch
        FROM now() - v.published_at) / 31557600)) * CASE WHEN false THEN $50::float8 ELSE 1 END AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  JOIN gains t ON t.id = b.id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM wholes w) a ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, $51 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id)), standing AS MATERIALIZED (
  SELECT max(s.score) AS best, avg(s.score) FILTER (WHERE s.place > 1) AS others,
      $52::float8 * (count(*) - 1) / $53 AS share
  FROM (
    SELECT max(e.score) AS score, row_number() OVER (ORDER BY max(e.score) DESC, e.document_id) AS place
    FROM examined e
    GROUP BY e.document_id
    ORDER BY score DESC, e.document_id
    LIMIT $54) s)
SELECT d.id AS document_id, v.id AS version_id, v.number AS version, v.title, p.heading, p.start, p."end",
    substring(v.body
  FROM p.start + 1 FOR p."end" - p.start) AS quote, least(1, greatest(0,
      s.share * coalesce((r.score - s.others) / nullif(s.best, 0), 0) + (1 - s.share) * r.covered)) AS score,
      coalesce(d.verified_until < now(), false) AS is_overdue
FROM ranked r
CROSS
JOIN standing s
JOIN passages p ON p.id = r.id
JOIN documents d ON d.id = p.document_id
JOIN document_versions v ON v.id = d.published_version_id
AND v.id = p.version_id
ORDER BY r.place
LIMIT $55

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
    WHERE m.company_id = $23
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $24
      OR m.mentee_id = $25)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $26
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
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
    WHERE s.company_id = $30
    AND t.company_id = $31
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $32
      OR (t.reviewer_id = $33
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
            AND l.substitute_id = $34))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), asked AS MATERIALIZED (
  SELECT a.*
  FROM unnest($1::int[], $2::int[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::bool[]) AS a (token, base, weight,
      concept, form, part, is_word) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $8
    AND t.token = ANY ($9::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $10
      ORDER BY c.id DESC
      LIMIT $11) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($12::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), concepts AS MATERIALIZED (
  SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages
  FROM (
    SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages
    FROM asked a
    LEFT
    JOIN numbers n ON n.token = a.base
    WHERE a.is_word
    GROUP BY a.concept, a.form) f
  CROSS
  JOIN total
  GROUP BY f.concept, total.passages ), counts AS MATERIALIZED (
  SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      CASE WHEN a.is_word THEN (ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages,
      0) + 0.5)) + ln(1 + (total.passages - c.passages + 0.5) / (c.passages + 0.5))) / 2 ELSE ln(1 + (total.passages - coalesce(base.passages,
      0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) END AS says
  FROM asked a
  CROSS
  JOIN total
  JOIN concepts c ON c.concept = a.concept
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), wholes AS MATERIALIZED (
  SELECT n.concept, sum(n.weight * n.says) AS gain
  FROM counts n
  WHERE n.form = 0
  AND n.is_base
  GROUP BY n.concept ), weighed AS MATERIALIZED (
  SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
      max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
  FROM counts n
  JOIN wholes w ON w.concept = n.concept
  GROUP BY n.part, n.concept, n.form, n.is_base ), budgeted AS MATERIALIZED (
  SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages,
      w.part) AS rarity, row_number() OVER (PARTITION BY w.concept, w.form, w.is_base
    ORDER BY w.passages, w.part) AS rarity_within
  FROM weighed w
  WHERE w.form = 0
  OR w.is_base ), lookups AS MATERIALIZED (
  SELECT b.tokens, b.concept, b.form, b.gain
  FROM budgeted b
  WHERE b.reached <= $13
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1
    AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > $14
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.form = 0
  AND b.is_base
  HAVING bool_or(b.reached > $15
    AND b.rarity > 1) ), readable AS MATERIALIZED (
  SELECT d.id
  FROM documents d
  WHERE (d.company_id = $16
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[]))) ), found AS MATERIALIZED (
  SELECT c.id, c.document_id, sum(c.gain) AS gain
  FROM (
    SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0),
        max(l.gain) FILTER (WHERE l.form > 0)) AS gain
    FROM lookups l
    CROSS
    JOIN LATERAL (
      SELECT p.id, p.document_id
      FROM passages p
      WHERE p.company_id = $35
      AND p.tokens @> l.tokens
      AND (p.document_id IN (SELECT r.id
          FROM readable r)) IS TRUE
      AND p.tokens @> $36::int[]
      AND lower(p.text) LIKE $37
      LIMIT $38) p
    GROUP BY p.id, p.document_id, l.concept) c
  GROUP BY c.id, c.document_id ), counted AS MATERIALIZED (
  SELECT f.id, f.document_id, f.gain
  FROM found f
  WHERE f.gain >= $39::float8 * (SELECT max(f.gain)
    FROM found f)
  ORDER BY f.gain DESC, f.id
  LIMIT $40 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $41 ), matched AS MATERIALIZED (
  SELECT b.id, t.token
  FROM best b
  JOIN passages p ON p.id = b.id
  CROSS
  JOIN LATERAL unnest(p.tokens) AS t (token)
  WHERE t.token = ANY ($42::int[]) ), gains AS MATERIALIZED (
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered
  FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered
    FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered
      FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain
        FROM matched t
        JOIN asked a ON a.token = t.token
        JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size
        HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain + $43::float8 * (SELECT count(*)
        FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest($44::text[]) AS pair (pattern)
        WHERE low.text ~ pair.pattern) / $45::float8) / (1 - $46::float8 + $47::float8 * (p."end" - p.start) / $48) + $49::float8 * exp(-extract(epoch
        FROM now() - v.published_at) / 31557600)) * CASE WHEN false THEN $50::float8 ELSE 1 END AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  JOIN gains t ON t.id = b.id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM wholes w) a ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, $51 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id)), standing AS MATERIALIZED (
  SELECT max(s.score) AS best, avg(s.score) FILTER (WHERE s.place > 1) AS others,
      $52::float8 * (count(*) - 1) / $53 AS share
  FROM (
    SELECT max(e.score) AS score, row_number() OVER (ORDER BY max(e.score) DESC, e.document_id) AS place
    FROM examined e
    GROUP BY e.document_id
    ORDER BY score DESC, e.document_id
    LIMIT $54) s)
SELECT d.id AS document_id, v.id AS version_id, v.number AS version, v.title, p.heading, p.start, p."end",
    substring(v.body
  FROM p.start + 1 FOR p."end" - p.start) AS quote, least(1, greatest(0,
      s.share * coalesce((r.score - s.others) / nullif(s.best, 0), 0) + (1 - s.share) * r.covered)) AS score,
      coalesce(d.verified_until < now(), false) AS is_overdue
FROM ranked r
CROSS
JOIN standing s
JOIN passages p ON p.id = r.id
JOIN documents d ON d.id = p.document_id
JOIN document_versions v ON v.id = d.published_version_id
AND v.id = p.version_id
ORDER BY r.place
LIMIT $55

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
    WHERE m.company_id = $23
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $24
      OR m.mentee_id = $25)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $26
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), asked AS MATERIALIZED (
  SELECT a.*
  FROM unnest($1::int[], $2::int[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::bool[]) AS a (token, base, weight,
      concept, form, part, is_word) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $8
    AND t.token = ANY ($9::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $10
      ORDER BY c.id DESC
      LIMIT $11) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($12::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), concepts AS MATERIALIZED (
  SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages
  FROM (
    SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages
    FROM asked a
    LEFT
    JOIN numbers n ON n.token = a.base
    WHERE a.is_word
    GROUP BY a.concept, a.form) f
  CROSS
  JOIN total
  GROUP BY f.concept, total.passages ), counts AS MATERIALIZED (
  SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      CASE WHEN a.is_word THEN (ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages,
      0) + 0.5)) + ln(1 + (total.passages - c.passages + 0.5) / (c.passages + 0.5))) / 2 ELSE ln(1 + (total.passages - coalesce(base.passages,
      0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) END AS says
  FROM asked a
  CROSS
  JOIN total
  JOIN concepts c ON c.concept = a.concept
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), wholes AS MATERIALIZED (
  SELECT n.concept, sum(n.weight * n.says) AS gain
  FROM counts n
  WHERE n.form = 0
  AND n.is_base
  GROUP BY n.concept ), weighed AS MATERIALIZED (
  SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
      max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
  FROM counts n
  JOIN wholes w ON w.concept = n.concept
  GROUP BY n.part, n.concept, n.form, n.is_base ), budgeted AS MATERIALIZED (
  SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages,
      w.part) AS rarity, row_number() OVER (PARTITION BY w.concept, w.form, w.is_base
    ORDER BY w.passages, w.part) AS rarity_within
  FROM weighed w
  WHERE w.form = 0
  OR w.is_base ), lookups AS MATERIALIZED (
  SELECT b.tokens, b.concept, b.form, b.gain
  FROM budgeted b
  WHERE b.reached <= $13
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1
    AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > $14
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.form = 0
  AND b.is_base
  HAVING bool_or(b.reached > $15
    AND b.rarity > 1) ), readable AS MATERIALIZED (
  SELECT d.id
  FROM documents d
  WHERE (d.company_id = $16
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[]))) ), found AS MATERIALIZED (
  SELECT c.id, c.document_id, sum(c.gain) AS gain
  FROM (
    SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0),
        max(l.gain) FILTER (WHERE l.form > 0)) AS gain
    FROM lookups l
    CROSS
    JOIN LATERAL (
      SELECT p.id, p.document_id
      FROM passages p
      WHERE p.company_id = $30
      AND p.tokens @> l.tokens
      AND (p.document_id IN (SELECT r.id
          FROM readable r)) IS TRUE
      AND p.tokens @> $31::int[]
      AND lower(p.text) LIKE $32
      LIMIT $33) p
    GROUP BY p.id, p.document_id, l.concept) c
  GROUP BY c.id, c.document_id ), counted AS MATERIALIZED (
  SELECT f.id, f.document_id, f.gain
  FROM found f
  WHERE f.gain >= $34::float8 * (SELECT max(f.gain)
    FROM found f)
  ORDER BY f.gain DESC, f.id
  LIMIT $35 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $36 ), matched AS MATERIALIZED (
  SELECT b.id, t.token
  FROM best b
  JOIN passages p ON p.id = b.id
  CROSS
  JOIN LATERAL unnest(p.tokens) AS t (token)
  WHERE t.token = ANY ($37::int[]) ), gains AS MATERIALIZED (
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered
  FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered
    FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered
      FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain
        FROM matched t
        JOIN asked a ON a.token = t.token
        JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size
        HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain + $38::float8 * (SELECT count(*)
        FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest($39::text[]) AS pair (pattern)
        WHERE low.text ~ pair.pattern) / $40::float8) / (1 - $41::float8 + $42::float8 * (p."end" - p.start) / $43) + $44::float8 * exp(-extract(epoch
        FROM now() - v.published_at) / 31557600)) * CASE WHEN false THEN $45::float8 ELSE 1 END AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  JOIN gains t ON t.id = b.id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM wholes w) a ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, $46 + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c
  WHERE NOT EXISTS (SELECT
    FROM best b
    WHERE b.id = c.id)), standing AS MATERIALIZED (
  SELECT max(s.score) AS best, avg(s.score) FILTER (WHERE s.place > 1) AS others,
      $47::float8 * (count(*) - 1) / $48 AS share
  FROM (
    SELECT max(e.score) AS score, row_number() OVER (ORDER BY max(e.score) DESC, e.document_id) AS place
    FROM examined e
    GROUP BY e.document_id
    ORDER BY score DESC, e.document_id
    LIMIT $49) s)
SELECT d.id AS document_id, v.id AS version_id, v.number AS version, v.title, p.heading, p.start, p."end",
    substring(v.body
  FROM p.start + 1 FOR p."end" - p.start) AS quote, least(1, greatest(0,
      s.share * coalesce((r.score - s.others) / nullif(s.best, 0), 0) + (1 - s.share) * r.covered)) AS score,
      coalesce(d.verified_until < now(), false) AS is_overdue
FROM ranked r
CROSS
JOIN standing s
JOIN passages p ON p.id = r.id
JOIN documents d ON d.id = p.document_id
JOIN document_versions v ON v.id = d.published_version_id
AND v.id = p.version_id
ORDER BY r.place
LIMIT $50

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
    WHERE m.company_id = $23
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $24
      OR m.mentee_id = $25)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $26
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private)) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
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
    WHERE s.company_id = $30
    AND t.company_id = $31
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $32
      OR (t.reviewer_id = $33
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
            AND l.substitute_id = $34))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), asked AS MATERIALIZED (
  SELECT a.*
  FROM unnest($1::int[], $2::int[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::bool[]) AS a (token, base, weight,
      concept, form, part, is_word) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $8
    AND t.token = ANY ($9::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $10
      ORDER BY c.id DESC
      LIMIT $11) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($12::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), concepts AS MATERIALIZED (
  SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages
  FROM (
    SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages
    FROM asked a
    LEFT
    JOIN numbers n ON n.token = a.base
    WHERE a.is_word
    GROUP BY a.concept, a.form) f
  CROSS
  JOIN total
  GROUP BY f.concept, total.passages ), counts AS MATERIALIZED (
  SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      CASE WHEN a.is_word THEN (ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages,
      0) + 0.5)) + ln(1 + (total.passages - c.passages + 0.5) / (c.passages + 0.5))) / 2 ELSE ln(1 + (total.passages - coalesce(base.passages,
      0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) END AS says
  FROM asked a
  CROSS
  JOIN total
  JOIN concepts c ON c.concept = a.concept
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), wholes AS MATERIALIZED (
  SELECT n.concept, sum(n.weight * n.says) AS gain
  FROM counts n
  WHERE n.form = 0
  AND n.is_base
  GROUP BY n.concept ), weighed AS MATERIALIZED (
  SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
      max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
  FROM counts n
  JOIN wholes w ON w.concept = n.concept
  GROUP BY n.part, n.concept, n.form, n.is_base ), budgeted AS MATERIALIZED (
  SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages,
      w.part) AS rarity, row_number() OVER (PARTITION BY w.concept, w.form, w.is_base
    ORDER BY w.passages, w.part) AS rarity_within
  FROM weighed w
  WHERE w.form = 0
  OR w.is_base ), lookups AS MATERIALIZED (
  SELECT b.tokens, b.concept, b.form, b.gain
  FROM budgeted b
  WHERE b.reached <= $13
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1
    AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > $14
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.form = 0
  AND b.is_base
  HAVING bool_or(b.reached > $15
    AND b.rarity > 1) ), readable AS MATERIALIZED (
  SELECT d.id
  FROM documents d
  WHERE (d.company_id = $16
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  AND d.id = $35
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $36::int[]
    AND f.company_id = d.company_id)
  AND d.language = $37
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $38 ), found AS MATERIALIZED (
  SELECT c.id, c.document_id, sum(c.gain) AS gain
  FROM (
    SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0),
        max(l.gain) FILTER (WHERE l.form > 0)) AS gain
    FROM lookups l
    CROSS
    JOIN LATERAL (
      SELECT p.id, p.document_id
      FROM passages p
      WHERE p.company_id = $39
      AND p.tokens @> l.tokens
      AND (p.document_id IN (SELECT r.id
          FROM readable r)) IS TRUE
      AND p.tokens @> $40::int[]
      AND lower(p.text) LIKE $41
      LIMIT $42) p
    GROUP BY p.id, p.document_id, l.concept) c
  GROUP BY c.id, c.document_id ), counted AS MATERIALIZED (
  SELECT f.id, f.document_id, f.gain
  FROM found f
  WHERE f.gain >= $43::float8 * (SELECT max(f.gain)
    FROM found f)
  ORDER BY f.gain DESC, f.id
  LIMIT $44 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $45 ), matched AS MATERIALIZED (
  SELECT b.id, t.token
  FROM best b
  JOIN passages p ON p.id = b.id
  CROSS
  JOIN LATERAL unnest(p.tokens) AS t (token)
  WHERE t.token = ANY ($46::int[]) ), gains AS MATERIALIZED (
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered
  FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered
    FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered
      FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain
        FROM matched t
        JOIN asked a ON a.token = t.token
        JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size
        HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain + $47::float8 * (SELECT count(*)
        FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest($48::text[]) AS pair (pattern)
        WHERE low.text ~ pair.pattern) / $49::float8) / (1 - $50::float8 + $51::float8 * (p."end" - p.start) / $52) + $53::float8 * exp(-extract(epoch
        FROM now() - v.published_at) / 31557600)) * CASE WHEN false THEN $54::float8 ELSE 1 END AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  JOIN gains t ON t.id = b.id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM wholes w) a ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, $55 + row_number() OVER (ORDER BY c.gain DESC, c.id)
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
  LIMIT $56 OFFSET $57)
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
    WHERE m.company_id = $23
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $24
      OR m.mentee_id = $25)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $26
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
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
    WHERE s.company_id = $30
    AND t.company_id = $31
    AND s.document_id IS NOT NULL
    AND (t.mentor_id = $32
      OR (t.reviewer_id = $33
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
            AND l.substitute_id = $34))
        AND ((t.mentorship_id IS NULL
            OR (t.mentor_id IS NOT NULL
              AND t.status NOT IN ('done', 'waived', 'cancelled')))
          AND t.status = 'submitted')))) AS value), asked AS MATERIALIZED (
  SELECT a.*
  FROM unnest($1::int[], $2::int[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::bool[]) AS a (token, base, weight,
      concept, form, part, is_word) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $8
    AND t.token = ANY ($9::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $10
      ORDER BY c.id DESC
      LIMIT $11) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($12::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), concepts AS MATERIALIZED (
  SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages
  FROM (
    SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages
    FROM asked a
    LEFT
    JOIN numbers n ON n.token = a.base
    WHERE a.is_word
    GROUP BY a.concept, a.form) f
  CROSS
  JOIN total
  GROUP BY f.concept, total.passages ), counts AS MATERIALIZED (
  SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      CASE WHEN a.is_word THEN (ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages,
      0) + 0.5)) + ln(1 + (total.passages - c.passages + 0.5) / (c.passages + 0.5))) / 2 ELSE ln(1 + (total.passages - coalesce(base.passages,
      0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) END AS says
  FROM asked a
  CROSS
  JOIN total
  JOIN concepts c ON c.concept = a.concept
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), wholes AS MATERIALIZED (
  SELECT n.concept, sum(n.weight * n.says) AS gain
  FROM counts n
  WHERE n.form = 0
  AND n.is_base
  GROUP BY n.concept ), weighed AS MATERIALIZED (
  SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
      max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
  FROM counts n
  JOIN wholes w ON w.concept = n.concept
  GROUP BY n.part, n.concept, n.form, n.is_base ), budgeted AS MATERIALIZED (
  SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages,
      w.part) AS rarity, row_number() OVER (PARTITION BY w.concept, w.form, w.is_base
    ORDER BY w.passages, w.part) AS rarity_within
  FROM weighed w
  WHERE w.form = 0
  OR w.is_base ), lookups AS MATERIALIZED (
  SELECT b.tokens, b.concept, b.form, b.gain
  FROM budgeted b
  WHERE b.reached <= $13
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1
    AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > $14
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.form = 0
  AND b.is_base
  HAVING bool_or(b.reached > $15
    AND b.rarity > 1) ), readable AS MATERIALIZED (
  SELECT d.id
  FROM documents d
  WHERE (d.company_id = $16
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ((SELECT documents_handed_in.value
          FROM documents_handed_in)::int[])))
  AND d.id = $35
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $36::int[]
    AND f.company_id = d.company_id)
  AND d.language = $37
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $38 ), found AS MATERIALIZED (
  SELECT c.id, c.document_id, sum(c.gain) AS gain
  FROM (
    SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0),
        max(l.gain) FILTER (WHERE l.form > 0)) AS gain
    FROM lookups l
    CROSS
    JOIN LATERAL (
      SELECT p.id, p.document_id
      FROM passages p
      WHERE p.company_id = $39
      AND p.tokens @> l.tokens
      AND (p.document_id IN (SELECT r.id
          FROM readable r)) IS TRUE
      AND p.tokens @> $40::int[]
      AND lower(p.text) LIKE $41
      LIMIT $42) p
    GROUP BY p.id, p.document_id, l.concept) c
  GROUP BY c.id, c.document_id ), counted AS MATERIALIZED (
  SELECT f.id, f.document_id, f.gain
  FROM found f
  WHERE f.gain >= $43::float8 * (SELECT max(f.gain)
    FROM found f)
  ORDER BY f.gain DESC, f.id
  LIMIT $44 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $45 ), matched AS MATERIALIZED (
  SELECT b.id, t.token
  FROM best b
  JOIN passages p ON p.id = b.id
  CROSS
  JOIN LATERAL unnest(p.tokens) AS t (token)
  WHERE t.token = ANY ($46::int[]) ), gains AS MATERIALIZED (
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered
  FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered
    FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered
      FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain
        FROM matched t
        JOIN asked a ON a.token = t.token
        JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size
        HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain + $47::float8 * (SELECT count(*)
        FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest($48::text[]) AS pair (pattern)
        WHERE low.text ~ pair.pattern) / $49::float8) / (1 - $50::float8 + $51::float8 * (p."end" - p.start) / $52) + $53::float8 * exp(-extract(epoch
        FROM now() - v.published_at) / 31557600)) * CASE WHEN false THEN $54::float8 ELSE 1 END AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  JOIN gains t ON t.id = b.id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM wholes w) a ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, $55 + row_number() OVER (ORDER BY c.gain DESC, c.id)
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
  LIMIT $56 OFFSET $57)
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
    WHERE m.company_id = $23
    AND m.status IN ('scheduled', 'active', 'paused')
    AND (m.mentor_id = $24
      OR m.mentee_id = $25)) AS value), folders_readable AS MATERIALIZED (SELECT ARRAY(
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
    WHERE f.company_id = $26
    GROUP BY f.id
    HAVING bool_or(given.folder_id IS NOT NULL)
    OR bool_and(NOT p.is_private
      AND (p.department_id IS NULL
        OR p.department_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[])))) AS value), documents_given_view AS MATERIALIZED (SELECT ARRAY(SELECT a.document_id
    FROM document_access a
    WHERE a.document_id IS NOT NULL
    AND a.company_id = $27
    AND true
    AND ( a.principal_kind = 'company'
      OR (a.principal_kind = 'role'
        AND a.principal_id = $28)
      OR (a.principal_kind = 'user'
        AND a.principal_id = $29)
      OR (a.principal_kind = 'department'
        AND a.principal_id = ANY ((SELECT departments_above.value
            FROM departments_above)::int[]::text[]))
      OR (a.principal_kind = 'mentorship'
        AND a.principal_id = ANY ((SELECT pairs_joined.value
            FROM pairs_joined)::text[])))) AS value), asked AS MATERIALIZED (
  SELECT a.*
  FROM unnest($1::int[], $2::int[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::bool[]) AS a (token, base, weight,
      concept, form, part, is_word) ), numbers AS MATERIALIZED (
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages
  FROM (
    SELECT t.token, t.passages
    FROM passage_terms t
    WHERE t.company_id = $8
    AND t.token = ANY ($9::int[])
    UNION ALL
    SELECT u.token, u.passages
    FROM (
      SELECT c.tokens, c.passages
      FROM passage_term_changes c
      WHERE c.company_id = $10
      ORDER BY c.id DESC
      LIMIT $11) c, unnest(c.tokens, c.passages) AS u (token, passages)
    WHERE u.token = ANY ($12::int[])) n
  GROUP BY n.token ), total AS MATERIALIZED (
  SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages
  FROM numbers n ), concepts AS MATERIALIZED (
  SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages
  FROM (
    SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages
    FROM asked a
    LEFT
    JOIN numbers n ON n.token = a.base
    WHERE a.is_word
    GROUP BY a.concept, a.form) f
  CROSS
  JOIN total
  GROUP BY f.concept, total.passages ), counts AS MATERIALIZED (
  SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages,
      CASE WHEN a.is_word THEN (ln(1 + (total.passages - coalesce(base.passages, 0) + 0.5) / (coalesce(base.passages,
      0) + 0.5)) + ln(1 + (total.passages - c.passages + 0.5) / (c.passages + 0.5))) / 2 ELSE ln(1 + (total.passages - coalesce(base.passages,
      0) + 0.5) / (coalesce(base.passages, 0) + 0.5)) END AS says
  FROM asked a
  CROSS
  JOIN total
  JOIN concepts c ON c.concept = a.concept
  LEFT
  JOIN numbers base ON base.token = a.base
  LEFT
  JOIN numbers own ON own.token = a.token ), wholes AS MATERIALIZED (
  SELECT n.concept, sum(n.weight * n.says) AS gain
  FROM counts n
  WHERE n.form = 0
  AND n.is_base
  GROUP BY n.concept ), weighed AS MATERIALIZED (
  SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
      max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
  FROM counts n
  JOIN wholes w ON w.concept = n.concept
  GROUP BY n.part, n.concept, n.form, n.is_base ), budgeted AS MATERIALIZED (
  SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages,
      w.part) AS rarity, row_number() OVER (PARTITION BY w.concept, w.form, w.is_base
    ORDER BY w.passages, w.part) AS rarity_within
  FROM weighed w
  WHERE w.form = 0
  OR w.is_base ), lookups AS MATERIALIZED (
  SELECT b.tokens, b.concept, b.form, b.gain
  FROM budgeted b
  WHERE b.reached <= $13
  OR b.rarity = 1
  UNION ALL
  SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1
    AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > $14
    AND b.rarity > 1)
  FROM budgeted b
  WHERE b.form = 0
  AND b.is_base
  HAVING bool_or(b.reached > $15
    AND b.rarity > 1) ), readable AS MATERIALIZED (
  SELECT d.id
  FROM documents d
  WHERE (d.company_id = $16
    AND (d.status = 'published'
      AND d.trashed_at IS NULL)
    AND (d.folder_id = ANY ((SELECT folders_readable.value
          FROM folders_readable)::int[])
      OR d.id = ANY ((SELECT documents_given_view.value
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))
  AND d.id = $30
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $31::int[]
    AND f.company_id = d.company_id)
  AND d.language = $32
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $33 ), found AS MATERIALIZED (
  SELECT c.id, c.document_id, sum(c.gain) AS gain
  FROM (
    SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0),
        max(l.gain) FILTER (WHERE l.form > 0)) AS gain
    FROM lookups l
    CROSS
    JOIN LATERAL (
      SELECT p.id, p.document_id
      FROM passages p
      WHERE p.company_id = $34
      AND p.tokens @> l.tokens
      AND (p.document_id IN (SELECT r.id
          FROM readable r)) IS TRUE
      AND p.tokens @> $35::int[]
      AND lower(p.text) LIKE $36
      LIMIT $37) p
    GROUP BY p.id, p.document_id, l.concept) c
  GROUP BY c.id, c.document_id ), counted AS MATERIALIZED (
  SELECT f.id, f.document_id, f.gain
  FROM found f
  WHERE f.gain >= $38::float8 * (SELECT max(f.gain)
    FROM found f)
  ORDER BY f.gain DESC, f.id
  LIMIT $39 ), best AS MATERIALIZED (
  SELECT c.id, c.gain
  FROM counted c
  ORDER BY c.gain DESC, c.id
  LIMIT $40 ), matched AS MATERIALIZED (
  SELECT b.id, t.token
  FROM best b
  JOIN passages p ON p.id = b.id
  CROSS
  JOIN LATERAL unnest(p.tokens) AS t (token)
  WHERE t.token = ANY ($41::int[]) ), gains AS MATERIALIZED (
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered
  FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered
    FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered
      FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain
        FROM matched t
        JOIN asked a ON a.token = t.token
        JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size
        HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id ), examined AS MATERIALIZED (
  SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain + $42::float8 * (SELECT count(*)
        FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest($43::text[]) AS pair (pattern)
        WHERE low.text ~ pair.pattern) / $44::float8) / (1 - $45::float8 + $46::float8 * (p."end" - p.start) / $47) + $48::float8 * exp(-extract(epoch
        FROM now() - v.published_at) / 31557600)) * CASE WHEN false THEN $49::float8 ELSE 1 END AS score
  FROM best b
  JOIN passages p ON p.id = b.id
  JOIN document_versions v ON v.id = p.version_id
  JOIN gains t ON t.id = b.id
  CROSS
  JOIN (SELECT sum(w.gain) AS gain
    FROM wholes w) a ), ranked AS MATERIALIZED (
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place
  FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, $50 + row_number() OVER (ORDER BY c.gain DESC, c.id)
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
  LIMIT $51 OFFSET $52)
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
          AND t.status = 'submitted')))) AS value), found AS MATERIALIZED (
  SELECT d.id, row_number() OVER (ORDER BY (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END),
      d.updated_at DESC, d.id DESC) AS place
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
  AND d.id = $21
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $22::int[]
    AND f.company_id = d.company_id)
  AND d.language = $23
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $24
  AND search_words(d.title, NULL) LIKE $25
  AND folded(d.title) ~ $26
  ORDER BY place
  LIMIT $27 ), page AS (SELECT f.id, f.place
  FROM found f
  ORDER BY f.place
  LIMIT $28 OFFSET $29)
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
          AND t.status = 'submitted')))) AS value), found AS MATERIALIZED (
  SELECT d.id, row_number() OVER (ORDER BY (CASE WHEN initials_of(folded(d.title)) LIKE $1 THEN 0 ELSE 1 END),
      d.updated_at DESC, d.id DESC) AS place
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
  AND d.id = $21
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $22::int[]
    AND f.company_id = d.company_id)
  AND d.language = $23
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $24
  AND search_words(d.title, NULL) LIKE $25
  AND folded(d.title) ~ $26
  ORDER BY place
  LIMIT $27 ), page AS (SELECT f.id, f.place
  FROM found f
  ORDER BY f.place
  LIMIT $28 OFFSET $29)
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
          FROM documents_given_view)::int[])
      OR d.id = ANY ('{}'::int[])))
  AND d.id = $16
  AND d.folder_id IN (SELECT f.id
    FROM folders f
    WHERE f.path && $17::int[]
    AND f.company_id = d.company_id)
  AND d.language = $18
  AND (SELECT w.published_at
    FROM document_versions w
    WHERE w.id = d.published_version_id) >= $19
  AND search_words(d.title, NULL) LIKE $20
  AND folded(d.title) ~ $21
  ORDER BY place
  LIMIT $22 ), page AS (SELECT f.id, f.place
  FROM found f
  ORDER BY f.place
  LIMIT $23 OFFSET $24)
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
