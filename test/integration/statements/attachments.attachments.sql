-- subject
SELECT x.resource, (CASE WHEN x.resource = $1 THEN (SELECT row_to_json(facts)
    FROM (SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
        SELECT s.id
        FROM unnest(ARRAY(SELECT l.substitute_id
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
            AND l.user_id = t.reviewer_id)) s (id)
        WHERE (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = s.id))) AS substitute_ids, c.author_id
      FROM task_comments c
      JOIN tasks t ON t.id = c.task_id
      JOIN users a ON a.id = c.author_id
      WHERE c.id = x.resource_id::int) facts) WHEN x.resource = $2 THEN (SELECT row_to_json(facts)
    FROM (SELECT m.company_id, m.mentor_id, m.mentee_id, m.status, m.author_id, ARRAY(
        SELECT unnest(ARRAY[m.mentor_id, m.mentee_id])
        WHERE m.ended_at > now() - interval '90 days'
        UNION
        SELECT p.mentor_id
        FROM mentor_periods p
        WHERE p.mentorship_id = m.id
        AND p.ended_at > now() - interval '90 days') AS past_ids, g.mentor_id AS keeper_id, g.starts_at > now() AS is_ahead
      FROM mentorship_meetings g
      JOIN mentorships m ON m.id = g.mentorship_id
      JOIN users mr ON mr.id = g.mentor_id
      JOIN users a ON a.id = g.author_id
      WHERE g.id = x.resource_id::int) facts) WHEN x.resource = $3 THEN (SELECT row_to_json(facts)
    FROM (SELECT m.company_id, m.author_id, m.task_id, m.visibility, ARRAY(SELECT unnest(ARRAY[p.mentor_id, p.mentee_id])
        FROM mentorships p
        WHERE p.status IN ('scheduled', 'active', 'paused')
        AND (p.mentee_id = m.user_id
          OR (p.mentor_id = m.user_id
            AND m.author_id IN (p.mentor_id, p.mentee_id))
          OR p.id = (SELECT t.mentorship_id
            FROM tasks t
            WHERE t.id = m.task_id))) AS pair_ids, ARRAY(SELECT p.mentor_id
        FROM mentorships p
        WHERE p.status IN ('scheduled', 'active', 'paused')
        AND (p.mentee_id = m.user_id
          OR (p.mentor_id = m.user_id
            AND m.author_id IN (p.mentor_id, p.mentee_id))
          OR p.id = (SELECT t.mentorship_id
            FROM tasks t
            WHERE t.id = m.task_id))
        AND p.mentor_id IS DISTINCT
        FROM m.user_id) AS mentor_ids
      FROM memos m
      WHERE m.id = x.resource_id::int) facts) WHEN x.resource = $4 THEN (SELECT row_to_json(facts)
    FROM (
      SELECT t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ARRAY(
        SELECT s.id
        FROM unnest(ARRAY(SELECT l.substitute_id
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
            AND l.user_id = t.reviewer_id)) s (id)
        WHERE (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
        FROM tasks s
        WHERE s.parent_id = t.id) AS has_parts
      FROM task_submissions s
      JOIN tasks t ON t.id = s.task_id
      WHERE s.id = x.resource_id::int) facts) END) AS thing
FROM attachments x
WHERE x.id = $5

-- list
SELECT x.id
FROM attachments x
WHERE x.resource = $1
AND x.resource_id = $2

-- findOf
SELECT "id","company_id","resource","resource_id","position","created_at"
FROM attachments
WHERE resource = $1
AND resource_id = $2
ORDER BY id
FOR
UPDATE

-- add
INSERT INTO attachments ("id","company_id","resource","resource_id","position","created_at")
VALUES ($1, $2, $3, $4, $5, $6)

-- save
-- save: written from the entity's metadata

-- remove
DELETE
FROM attachments
WHERE id = ANY($1::uuid[])

-- removeOf
SELECT "id","company_id","resource","resource_id","position","created_at"
FROM attachments
WHERE resource = $1
AND resource_id = ANY($2::text[])
ORDER BY id
FOR
UPDATE

-- removeOf
DELETE
FROM attachments
WHERE id = ANY($1::uuid[])

-- removeUploadedBy
SELECT "id","company_id","resource","resource_id","position","created_at"
FROM attachments
WHERE EXISTS (SELECT
  FROM files f
  WHERE f.id = attachments.id
  AND f.user_id = $1)
ORDER BY id
FOR
UPDATE

-- removeUploadedBy
DELETE
FROM attachments
WHERE id = ANY($1::uuid[])

-- removeLeft
SELECT "id","company_id","resource","resource_id","position","created_at"
FROM attachments
WHERE id IN (SELECT x.id
  FROM attachments x
  WHERE ((x.resource = $1
      AND NOT EXISTS (SELECT
        FROM task_comments thing
        WHERE thing.id::text = x.resource_id))
    OR (x.resource = $2
      AND NOT EXISTS (SELECT
        FROM mentorship_meetings thing
        WHERE thing.id::text = x.resource_id))
    OR (x.resource = $3
      AND NOT EXISTS (SELECT
        FROM memos thing
        WHERE thing.id::text = x.resource_id))
    OR (x.resource = $4
      AND NOT EXISTS (SELECT
        FROM task_submissions thing
        WHERE thing.id::text = x.resource_id)))
  LIMIT $5)
ORDER BY id
FOR
UPDATE

-- removeLeft
DELETE
FROM attachments
WHERE id = ANY($1::uuid[])

-- listUnattached
SELECT f.id
FROM files f
WHERE f.purpose = $1
AND f.object_id IS NOT NULL
AND f.committed_at < now() - interval '1 hour'
AND NOT EXISTS (SELECT
  FROM attachments x
  WHERE x.id = f.id)
LIMIT $2
