/** The columns of an answer about a task `t`, its assignee `a` and its reviewer `r`. */
export const TOLD = `t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
  t.type, t.required, t.prerequisite_ids, (t.prerequisite_ids <> '{}' AND EXISTS (SELECT FROM tasks p
    WHERE p.id = ANY (t.prerequisite_ids) AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id,
  t.assignee_id, a.name AS assignee_name,
  json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id, r.name AS reviewer_name,
  CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image', r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at,
  (t.due_at < now() AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue,
  t.started_at, t.completed_at, t.blocked_reason, t.waived_reason,
  (SELECT json_build_object('total', count(*), 'done', count(*) FILTER (WHERE s.status = 'done')) FROM tasks s WHERE s.parent_id = t.id) AS subtasks,
  t.created_at, t.updated_at`;
