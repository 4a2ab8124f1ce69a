-- statistics
WITH mine AS (SELECT s.*, v.pages, f.size_bytes, f.status, EXISTS (SELECT
    FROM derived_objects d
    WHERE d.file_id = v.file_id
    AND d.name = 'thumbnail') AS has_thumbnail
  FROM scores s
  JOIN score_versions v ON v.score_id = s.id
  AND v.number = s.current_number
  JOIN files f ON f.id = v.file_id
  LEFT
  JOIN stored_objects o ON o.id = f.object_id
  WHERE s.user_id = $1)
SELECT 0 AS id, (SELECT row_to_json(numbers)
  FROM (
    SELECT count(*) FILTER (WHERE m.trashed_at IS NULL)::int AS count,
        count(*) FILTER (WHERE m.trashed_at IS NOT NULL)::int AS trashed_count,
        coalesce(sum(m.size_bytes) FILTER (WHERE m.trashed_at IS NULL), 0)::bigint AS size_bytes,
        coalesce(sum(m.pages) FILTER (WHERE m.trashed_at IS NULL), 0)::int AS pages, count(*) FILTER (WHERE m.trashed_at IS NULL
      AND m.tags = '{}')::int AS untagged_count, count(*) FILTER (WHERE m.trashed_at IS NULL
      AND m.has_thumbnail)::int AS with_thumbnail_count, count(*) FILTER (WHERE m.status IN ('committed',
          'processing'))::int AS processing_count, count(*) FILTER (WHERE m.status = 'failed')::int AS failed_count,
          (SELECT coalesce(json_agg(row_to_json(used)), '[]')
      FROM (
        SELECT m.composer AS value, count(*)::int AS count
        FROM mine m
        WHERE m.trashed_at IS NULL
        AND m.composer IS NOT NULL
        GROUP BY 1
        ORDER BY 2 DESC, 1
        LIMIT $2) used) AS composers, (SELECT coalesce(json_agg(row_to_json(used)), '[]')
      FROM (
        SELECT m.instrumentation AS value, count(*)::int AS count
        FROM mine m
        WHERE m.trashed_at IS NULL
        AND m.instrumentation IS NOT NULL
        GROUP BY 1
        ORDER BY 2 DESC, 1
        LIMIT $3) used) AS instrumentations, (SELECT coalesce(json_agg(row_to_json(used)), '[]')
      FROM (
        SELECT m.genre AS value, count(*)::int AS count
        FROM mine m
        WHERE m.trashed_at IS NULL
        AND m.genre IS NOT NULL
        GROUP BY 1
        ORDER BY 2 DESC, 1
        LIMIT $4) used) AS genres, (SELECT coalesce(json_agg(row_to_json(used)), '[]')
      FROM (
        SELECT substring(m.difficulty
          FROM '^[1-5]$') AS value, count(*)::int AS count
        FROM mine m
        WHERE m.trashed_at IS NULL
        AND substring(m.difficulty
          FROM '^[1-5]$') IS NOT NULL
        GROUP BY 1
        ORDER BY 2 DESC, 1
        LIMIT $5) used) AS difficulties, (SELECT coalesce(json_agg(row_to_json(used)), '[]')
      FROM (
        SELECT t.tag AS value, count(*)::int AS count
        FROM mine m
        CROSS
        JOIN LATERAL unnest(m.tags) AS t (tag)
        WHERE m.trashed_at IS NULL
        AND t.tag IS NOT NULL
        GROUP BY 1
        ORDER BY 2 DESC, 1
        LIMIT $6) used) AS tags
    FROM mine m) numbers)::text AS json

-- counts
SELECT (SELECT count(*)::int
  FROM users p
  JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.trashed_at IS NULL)::int AS score_count,
        count(*) FILTER (WHERE s.trashed_at IS NOT NULL)::int AS trashed_count, sum((SELECT sum(f.size_bytes)
        FROM score_versions v
        JOIN files f ON f.id = v.file_id
        WHERE v.score_id = s.id))::bigint AS size_bytes
    FROM scores s
    WHERE s.user_id = p.id
    AND s.company_id = $1) n ON n.score_count + n.trashed_count > 0
  WHERE p.id IN (SELECT s.user_id
    FROM scores s
    WHERE s.company_id = $2)) AS count, (SELECT coalesce(json_agg(row), '[]')::text
  FROM (
    SELECT p.id AS user_id, p.name AS user_name, n.score_count, n.trashed_count, n.size_bytes
    FROM users p
    JOIN LATERAL (
      SELECT count(*) FILTER (WHERE s.trashed_at IS NULL)::int AS score_count,
          count(*) FILTER (WHERE s.trashed_at IS NOT NULL)::int AS trashed_count, sum((SELECT sum(f.size_bytes)
          FROM score_versions v
          JOIN files f ON f.id = v.file_id
          WHERE v.score_id = s.id))::bigint AS size_bytes
      FROM scores s
      WHERE s.user_id = p.id
      AND s.company_id = $3) n ON n.score_count + n.trashed_count > 0
    WHERE p.id IN (SELECT s.user_id
      FROM scores s
      WHERE s.company_id = $4)
    ORDER BY p.id
    LIMIT $5 OFFSET $6 ) row) AS results

-- findOwner
SELECT u.company_id
FROM users u
WHERE u.id = $1
AND u.company_id IS NOT NULL

-- trashedOf
SELECT s.id
FROM scores s
WHERE s.user_id = $1
AND s.company_id = $2
AND s.trashed_at IS NOT NULL
ORDER BY s.id

-- trashedBefore
SELECT s.id
FROM scores s
WHERE s.trashed_at < $1
ORDER BY s.trashed_at
LIMIT $2
