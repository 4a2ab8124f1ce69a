-- listMeetings
SELECT g.id
FROM mentorship_meetings g
JOIN mentorships m ON m.id = g.mentorship_id
WHERE ($1 IN (m.mentor_id, m.mentee_id, m.author_id)
  OR EXISTS (SELECT
    FROM mentor_periods p
    WHERE p.mentorship_id = m.id
    AND p.mentor_id = $2))
OR $3 IN (g.mentor_id, g.author_id)

-- bury
UPDATE mentorships m
SET goal = CASE WHEN m.goal IS NOT NULL THEN $1::text END, reason = CASE WHEN m.reason IS NOT NULL THEN $2::text END,
    updated_at = now(), version = m.version + 1
WHERE ($3 IN (m.mentor_id, m.mentee_id, m.author_id)
  OR EXISTS (SELECT
    FROM mentor_periods p
    WHERE p.mentorship_id = m.id
    AND p.mentor_id = $4))
AND (m.goal <> $5
  OR m.reason <> $6)

-- bury
UPDATE mentorship_meetings g
SET title = $1, place = NULL, notes = CASE WHEN g.notes IS NOT NULL THEN $2::text END,
    mentor_notes = CASE WHEN g.mentor_notes IS NOT NULL THEN $3::text END, updated_at = now(), version = g.version + 1
FROM mentorships m
WHERE m.id = g.mentorship_id
AND (($4 IN (m.mentor_id, m.mentee_id, m.author_id)
    OR EXISTS (SELECT
      FROM mentor_periods p
      WHERE p.mentorship_id = m.id
      AND p.mentor_id = $5))
  OR $6 IN (g.mentor_id, g.author_id))
AND (g.title <> $7
  OR g.place IS NOT NULL
  OR g.notes <> $8
  OR g.mentor_notes <> $9)

-- bury
UPDATE mentorship_events
SET reason = $1
WHERE actor_id = $2
AND reason <> $3
