import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';
import { isPersonalOf } from './task-words.repository';

declarePersonalData('tasks', {
  task_checklist_items: {
    made: ['title'],
    none: ['company_id'],
    leaving: 'The rows are kept, except those of personal tasks, which are deleted with them.',
    exported: (user_id) => sql`
      SELECT i.id, i.task_id, i.title, i.is_done, i.done_at FROM task_checklist_items i JOIN tasks t ON t.id = i.task_id
      WHERE ${isPersonalOf(sql`t`, user_id)}`,
  },
  task_comments: {
    said: ['body'],
    none: ['company_id'],
    leaving: 'A comment becomes a tombstone when the words of its author expire.',
    exported: (user_id) => sql`
      SELECT c.id, c.created_at, c.updated_at, c.task_id, c.body FROM task_comments c WHERE c.author_id = ${user_id}`,
  },
  task_submissions: {
    said: ['text', 'link', 'document_title', 'document_body', 'note'],
    none: ['company_id'],
    leaving:
      'The text, the link and the kept document become tombstones when the words of the author expire, and the note when those of the reviewer do.',
    exported: (user_id) => sql`
      SELECT b.id, b.created_at, b.task_id, b.number, b.verdict, b.reviewed_at,
        CASE WHEN b.author_id = ${user_id} THEN b.text END AS text, CASE WHEN b.author_id = ${user_id} THEN b.link END AS link,
        CASE WHEN b.author_id = ${user_id} THEN b.document_title END AS document_title,
        CASE WHEN b.author_id = ${user_id} THEN b.document_body END AS document_body,
        CASE WHEN b.reviewer_id = ${user_id} THEN b.note END AS note,
        CASE WHEN b.author_id = ${user_id} THEN 'you' ELSE 'another person' END AS handed_in_by
      FROM task_submissions b WHERE ${user_id} IN (b.author_id, b.reviewer_id)`,
  },
  tasks: {
    said: ['blocked_reason', 'waived_reason'],
    made: ['title', 'description', 'guideline'],
    none: ['company_id', 'prerequisite_ids'],
    leaving:
      'Personal tasks are deleted when their person is anonymised. In other tasks, the blocked reason becomes a tombstone when the words of the assignee expire, and the waived reason when those of the reviewer do.',
    exported: (user_id) => sql`
      SELECT t.id, t.created_at, t.status, t.type, t.week, t.priority, t.due_at, t.started_at, t.completed_at, t.title,
        CASE WHEN ${isPersonalOf(sql`t`, user_id)} THEN t.description END AS description,
        CASE WHEN t.assignee_id = ${user_id} THEN t.blocked_reason END AS blocked_reason,
        CASE WHEN t.reviewer_id = ${user_id} THEN t.waived_reason END AS waived_reason,
        CASE WHEN t.assignee_id = ${user_id} THEN 'you' ELSE 'another person' END AS assigned_to
      FROM tasks t WHERE ${user_id} IN (t.assignee_id, t.reviewer_id)`,
  },
});
