-- find
SELECT "id","company_id","user_id","title","description","created_at","updated_at","version"
FROM setlists
WHERE id = $1

-- findForUpdate
SELECT "id","company_id","user_id","title","description","created_at","updated_at","version"
FROM setlists
WHERE id = $1
FOR
UPDATE

-- view
SELECT l.id, l.version, l.user_id, (SELECT row_to_json(view)
  FROM (SELECT l.id, l.version, l.title, l.description, (SELECT count(*)::int
      FROM setlist_items i
      JOIN (scores s
        JOIN score_versions v ON v.score_id = s.id
        AND v.number = s.current_number) ON s.id = i.score_id
      AND s.trashed_at IS NULL
      WHERE i.setlist_id = l.id) AS item_count, (SELECT coalesce(sum(v.pages), 0)::int
      FROM setlist_items i
      JOIN (scores s
        JOIN score_versions v ON v.score_id = s.id
        AND v.number = s.current_number) ON s.id = i.score_id
      AND s.trashed_at IS NULL
      WHERE i.setlist_id = l.id) AS total_pages, l.created_at, l.updated_at, (
      SELECT coalesce(json_agg(item.json
          ORDER BY item.position), '[]')
      FROM (
        SELECT i.position, json_build_object('id', i.id, 'version', i.version, 'position',
            row_number() OVER (ORDER BY i.position), 'score', json_build_object('id', s.id, 'title', s.title, 'composer', s.composer,
            'arranger', s.arranger, 'pages', v.pages), 'note', i.note, 'transposition', i.transposition) AS json
        FROM setlist_items i
        JOIN (scores s
          JOIN score_versions v ON v.score_id = s.id
          AND v.number = s.current_number) ON s.id = i.score_id
        AND s.trashed_at IS NULL
        WHERE i.setlist_id = l.id) item) AS items) view)::text AS json
FROM setlists l
WHERE l.id = $1
AND l.user_id = $2

-- list
SELECT (SELECT count(*)::int
  FROM setlists l
  WHERE l.user_id = $1
  AND l.id = $2
  AND words_of(l.title, ARRAY[l.description]) LIKE $3
  AND l.id IN (SELECT i.setlist_id
    FROM setlist_items i
    JOIN (scores s
      JOIN score_versions v ON v.score_id = s.id
      AND v.number = s.current_number) ON s.id = i.score_id
    AND s.trashed_at IS NULL
    WHERE i.score_id = $4)) AS count, (SELECT coalesce(json_agg((SELECT row_to_json(view)
        FROM (SELECT row.id, row.version, row.title, row.description, (SELECT count(*)::int
            FROM setlist_items i
            JOIN (scores s
              JOIN score_versions v ON v.score_id = s.id
              AND v.number = s.current_number) ON s.id = i.score_id
            AND s.trashed_at IS NULL
            WHERE i.setlist_id = row.id) AS item_count, (SELECT coalesce(sum(v.pages), 0)::int
            FROM setlist_items i
            JOIN (scores s
              JOIN score_versions v ON v.score_id = s.id
              AND v.number = s.current_number) ON s.id = i.score_id
            AND s.trashed_at IS NULL
            WHERE i.setlist_id = row.id) AS total_pages, row.created_at, row.updated_at) view)), '[]')::text
  FROM (
    SELECT l.*
    FROM setlists l
    WHERE l.user_id = $5
    AND l.id = $6
    AND words_of(l.title, ARRAY[l.description]) LIKE $7
    AND l.id IN (SELECT i.setlist_id
      FROM setlist_items i
      JOIN (scores s
        JOIN score_versions v ON v.score_id = s.id
        AND v.number = s.current_number) ON s.id = i.score_id
      AND s.trashed_at IS NULL
      WHERE i.score_id = $8)
    ORDER BY l.created_at DESC, l.id
    LIMIT $9 OFFSET $10 ) row) AS results

-- runningOrder
SELECT s.title, s.composer, s.arranger, v.pages, i.note, i.transposition
FROM setlist_items i
JOIN (scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number) ON s.id = i.score_id
AND s.trashed_at IS NULL
WHERE i.setlist_id = $1
ORDER BY i.position

-- findAllForUpdate
SELECT "id","company_id","user_id","title","description","created_at","updated_at","version"
FROM setlists
WHERE user_id = $1
ORDER BY id
FOR
UPDATE

-- add
-- add: written from the entity's metadata

-- save
-- save: written from the entity's metadata

-- touch
UPDATE setlists
SET updated_at = now(), version = version + 1
WHERE id = $1

-- remove
DELETE
FROM setlists
WHERE id = $1
