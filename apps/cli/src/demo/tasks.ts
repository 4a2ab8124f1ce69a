import type { QueryRunner } from 'typeorm';
import { TASKS } from './task-contents';

const TASK_OF =
  'JOIN users a ON a.email = d.assignee LEFT JOIN users r ON r.email = d.reviewer JOIN tasks t ON t.assignee_id = a.id AND t.title = d.title';
const SAME_REVIEWER = 't.reviewer_id IS NOT DISTINCT FROM r.id';

/** Inserts tasks with their submissions, checklists and comments. */
export async function insertTasks(runner: QueryRunner): Promise<void> {
  const tasks = JSON.stringify(TASKS.map((task, place) => ({ ...task, place })));
  await runner.query(
    `INSERT INTO tasks (company_id, title, week, priority, status, assignee_id, reviewer_id, due_at, started_at, completed_at, blocked_reason, waived_reason,
       created_at)
     SELECT a.company_id, t.title, t.week, coalesce(t.priority, 'medium')::task_priority, t.status::task_status, a.id, r.id, d.due_at,
       CASE WHEN t.status NOT IN ('todo', 'waived', 'cancelled') THEN d.due_at - d.ahead - interval '4 days' END,
       CASE WHEN t.status = 'done' THEN d.due_at - d.ahead - interval '1 day' END,
       CASE WHEN t.status = 'blocked' THEN t.reason END, CASE WHEN t.status = 'waived' THEN t.reason END, d.due_at - d.ahead - interval '7 days'
     FROM json_to_recordset($1) AS t (place int, title text, week int, priority text, status text, assignee text, reviewer text, due_in_days int, reason text)
     JOIN users a ON a.email = t.assignee LEFT JOIN users r ON r.email = t.reviewer
     CROSS JOIN LATERAL (SELECT date_trunc('hour', now()) + t.due_in_days * interval '1 day' AS due_at,
       greatest(t.due_in_days, 0) * interval '1 day' AS ahead) d ORDER BY t.place`,
    [tasks],
  );
  // Tasks that wait for a review, or have been reviewed, have a submission.
  await runner.query(
    `INSERT INTO task_submissions (company_id, task_id, number, author_id, text, is_open, verdict, note, reviewer_id, reviewed_at, created_at)
     SELECT t.company_id, t.id, s.number, t.assignee_id, s.text, s.verdict IS NULL, s.verdict::task_verdict, s.note,
       CASE WHEN s.verdict IS NOT NULL THEN t.reviewer_id END, CASE WHEN s.verdict IS NOT NULL THEN s.at + interval '5 hours' END, s.at
     FROM json_to_recordset($1) AS d (title text, assignee text, reviewer text, sent_back json, text text, note text) ${TASK_OF} AND ${SAME_REVIEWER}
     CROSS JOIN LATERAL (
       SELECT 1 AS number, d.sent_back ->> 'text' AS text, 'changes_requested' AS verdict, d.sent_back ->> 'note' AS note, t.started_at + interval '1 day' AS at
       WHERE d.sent_back IS NOT NULL
       UNION ALL SELECT CASE WHEN d.sent_back IS NULL THEN 1 ELSE 2 END, d.text,
         CASE t.status WHEN 'done' THEN 'approved' WHEN 'changes_requested' THEN 'changes_requested' END, d.note, t.started_at + interval '67 hours') s
     WHERE t.status IN ('submitted', 'changes_requested', 'done') AND t.reviewer_id IS NOT NULL`,
    [tasks],
  );
  await runner.query(
    `INSERT INTO task_checklist_items (company_id, task_id, title, position, is_done, done_by_id, done_at)
     SELECT t.company_id, t.id, c.item ->> 'title', c.position, e.is_done, CASE WHEN e.is_done THEN t.assignee_id END,
       CASE WHEN e.is_done THEN t.started_at + c.position * interval '9 hours' END
     FROM json_to_recordset($1) AS d (title text, assignee text, reviewer text, checklist json) ${TASK_OF} AND ${SAME_REVIEWER}
     CROSS JOIN LATERAL json_array_elements(d.checklist) WITH ORDINALITY c (item, position)
     CROSS JOIN LATERAL (SELECT (c.item ->> 'is_done')::boolean AS is_done) e`,
    [tasks],
  );
  await runner.query(
    `INSERT INTO task_comments (company_id, task_id, author_id, body, created_at)
     SELECT t.company_id, t.id, u.id, c.item ->> 'body', t.started_at + (40 + c.position) * interval '1 hour'
     FROM json_to_recordset($1) AS d (title text, assignee text, reviewer text, comments json) ${TASK_OF} AND ${SAME_REVIEWER}
     CROSS JOIN LATERAL json_array_elements(d.comments) WITH ORDINALITY c (item, position) JOIN users u ON u.email = c.item ->> 'by'
     ORDER BY t.id, c.position`,
    [tasks],
  );
}
