-- add
WITH changed AS (INSERT INTO passages (company_id, document_id, version_id, position, start, "end", heading, text,
    tokens)
  SELECT $1::text, $2::int, $3::int, n.position, n.start, n."end", n.heading, n.text, n.tokens::int[]
  FROM unnest($4::int[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[]) AS n (position, start, "end", heading,
      text, tokens)
  RETURNING company_id, tokens), counted AS (
  SELECT c.company_id, t.token, 1 * count(*)::int AS passages
  FROM changed c, unnest(c.tokens || 0) AS t (token)
  GROUP BY c.company_id, t.token)
INSERT INTO passage_term_changes (company_id, tokens, passages)
SELECT n.company_id, array_agg(n.token
  ORDER BY n.token), array_agg(n.passages
  ORDER BY n.token)
FROM counted n
GROUP BY n.company_id

-- remove
WITH changed AS (DELETE
  FROM passages
  WHERE document_id = ANY ($1)
  RETURNING company_id, tokens), counted AS (
  SELECT c.company_id, t.token, -1 * count(*)::int AS passages
  FROM changed c, unnest(c.tokens || 0) AS t (token)
  GROUP BY c.company_id, t.token)
INSERT INTO passage_term_changes (company_id, tokens, passages)
SELECT n.company_id, array_agg(n.token
  ORDER BY n.token), array_agg(n.passages
  ORDER BY n.token)
FROM counted n
GROUP BY n.company_id

-- fold
WITH taken AS (
  DELETE
  FROM passage_term_changes
  WHERE id IN (
    SELECT c.id
    FROM passage_term_changes c
    ORDER BY c.id
    LIMIT $1
    FOR
    UPDATE SKIP LOCKED)
  RETURNING company_id, tokens, passages ), folded AS (
  INSERT INTO passage_terms AS t (company_id, token, passages)
  SELECT c.company_id, n.token, sum(n.passages)
  FROM taken c, unnest(c.tokens, c.passages) AS n (token, passages)
  GROUP BY c.company_id, n.token
  HAVING sum(n.passages) <> 0
  ORDER BY c.company_id, n.token
  ON CONFLICT (company_id, token) DO
  UPDATE
  SET passages = t.passages + excluded.passages
  RETURNING t.company_id, t.token, t.passages)
SELECT (SELECT count(*)::int
  FROM taken) AS changes, (SELECT coalesce(json_agg(json_build_object('company_id', f.company_id, 'token', f.token)),
      '[]')::text
  FROM folded f
  WHERE f.passages <= 0) AS gone

-- fold
DELETE
FROM passage_terms t USING json_to_recordset($1) AS g (company_id text, token int)
WHERE t.company_id = g.company_id
AND t.token = g.token
AND t.passages <= 0
