-- list
SELECT (SELECT count(*)::int
  FROM setlist_items i
  JOIN (scores s
    JOIN score_versions v ON v.score_id = s.id
    AND v.number = s.current_number) ON s.id = i.score_id
  AND s.trashed_at IS NULL
  JOIN setlists l ON l.id = i.setlist_id
  WHERE l.id = $1
  AND l.user_id = $2
  AND i.id = $3) AS count, (SELECT coalesce(json_agg(row.json), '[]')::text
  FROM (
    SELECT json_build_object('id', i.id, 'version', i.version, 'position', (
        SELECT count(*)::int
        FROM setlist_items b
        JOIN scores t ON t.id = b.score_id
        AND t.trashed_at IS NULL
        WHERE b.setlist_id = i.setlist_id
        AND b.position <= i.position), 'score', json_build_object('id', s.id, 'title', s.title, 'composer', s.composer,
            'arranger', s.arranger, 'pages', v.pages), 'note', i.note, 'transposition', i.transposition) AS json
    FROM setlist_items i
    JOIN (scores s
      JOIN score_versions v ON v.score_id = s.id
      AND v.number = s.current_number) ON s.id = i.score_id
    AND s.trashed_at IS NULL
    JOIN setlists l ON l.id = i.setlist_id
    WHERE l.id = $4
    AND l.user_id = $5
    AND i.id = $6
    ORDER BY i.position, i.id
    LIMIT $7 OFFSET $8 ) row) AS results

-- view
SELECT i.id, i.version, l.user_id, json_build_object('id', i.id, 'version', i.version, 'position', (
    SELECT count(*)::int
    FROM setlist_items b
    JOIN scores t ON t.id = b.score_id
    AND t.trashed_at IS NULL
    WHERE b.setlist_id = i.setlist_id
    AND b.position <= i.position), 'score', json_build_object('id', s.id, 'title', s.title, 'composer', s.composer,
        'arranger', s.arranger, 'pages', v.pages), 'note', i.note, 'transposition', i.transposition)::text AS json
FROM setlist_items i
JOIN (scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number) ON s.id = i.score_id
AND s.trashed_at IS NULL
JOIN setlists l ON l.id = i.setlist_id
WHERE i.id = $1
AND l.id = $2
AND l.user_id = $3

-- find
SELECT i.*
FROM setlist_items i
JOIN (scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number) ON s.id = i.score_id
AND s.trashed_at IS NULL
JOIN setlists l ON l.id = i.setlist_id
WHERE i.id = $1
AND l.id = $2
AND l.user_id = $3

-- shownIn
SELECT i.id, i.position
FROM setlist_items i
JOIN (scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number) ON s.id = i.score_id
AND s.trashed_at IS NULL
WHERE i.setlist_id = $1
ORDER BY i.position

-- count
SELECT count(*)::int AS n
FROM setlist_items
WHERE setlist_id = $1

-- add
SELECT count(*)::int AS n
FROM scores s
WHERE s.id = ANY ($1::int[])
AND s.trashed_at IS NULL
AND s.user_id = $2

-- add
INSERT INTO setlist_items (company_id, setlist_id, score_id, position, note, transposition)
SELECT $1, $2::int, given.score_id, given.n + (SELECT coalesce(max(b.position), 0)
  FROM setlist_items b
  WHERE b.setlist_id = $3), given.note, coalesce(given.transposition, 0)
FROM ROWS
FROM (json_to_recordset($4::json) AS (score_id int, note text, transposition int))
WITH ORDINALITY AS given (score_id, note, transposition, n)
ON CONFLICT ON CONSTRAINT setlist_items_score_key DO NOTHING
RETURNING id, score_id

-- copy
INSERT INTO setlist_items (company_id, setlist_id, score_id, position, note, transposition)
SELECT $1, $2::int, i.score_id, i.position, i.note, i.transposition
FROM setlist_items i
WHERE i.setlist_id = $3

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM setlist_items
WHERE id = $1

-- place
UPDATE setlist_items i
SET position = place.position, updated_at = now(), version = i.version + 1
FROM unnest($1::int[], $2::int[]) AS place (id, position)
WHERE i.id = place.id
AND i.position <> place.position
