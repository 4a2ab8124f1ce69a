-- repertoire
WITH mine AS MATERIALIZED (
  SELECT s.id, s.title, s.composer, s.updated_at, s.trashed_at, v.pages, f.status
  FROM scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number
  JOIN files f ON f.id = v.file_id
  WHERE s.user_id = $1 ), lists AS MATERIALIZED (SELECT l.id, l.title, l.updated_at
  FROM setlists l
  WHERE l.user_id = $2)
SELECT (SELECT json_build_object( 'count', count(*) FILTER (WHERE m.trashed_at IS NULL), 'pages',
    coalesce(sum(m.pages) FILTER (WHERE m.trashed_at IS NULL), 0), 'trashed',
    count(*) FILTER (WHERE m.trashed_at IS NOT NULL), 'processing', count(*) FILTER (WHERE m.status IN ('committed',
    'processing')), 'failed', count(*) FILTER (WHERE m.status = 'failed'))
  FROM mine m) AS scores, (SELECT json_build_object('count', count(*))
  FROM lists) AS setlists, json_build_object( 'scores', (SELECT coalesce(json_agg(row_to_json(r)), '[]')
    FROM (
      SELECT m.id, m.title, m.composer, m.pages, m.updated_at
      FROM mine m
      WHERE m.trashed_at IS NULL
      ORDER BY m.updated_at DESC, m.id DESC
      LIMIT $3) r), 'setlists', (SELECT coalesce(json_agg(row_to_json(r)), '[]')
    FROM (
      SELECT l.id, l.title, l.updated_at
      FROM lists l
      ORDER BY l.updated_at DESC, l.id DESC
      LIMIT $4) r)) AS recent
