import { Task } from '@programmes/tasks';

/** Copies a task for another assignee, as a new one that has not started. */
export function anew(task: Task, assignee_id: number, successors: ReadonlyMap<number, number>): Task {
  const { company_id, mentorship_id, parent_id, type, title, description, guideline, week, order, priority, required, document_id } = task;
  const told = { type, title, description, guideline, week, order, priority, required, document_id };
  const { prerequisite_ids, scheduled_start_on, due_at } = task;
  const reviewer_id = task.reviewer_id === assignee_id ? null : task.reviewer_id;
  const given = { id: successors.get(task.id)!, company_id, mentorship_id, assignee_id, reviewer_id, ...told };
  const successor_id = parent_id === null ? null : (successors.get(parent_id) ?? null);
  return Task.planned({ ...given, parent_id: successor_id, prerequisite_ids, scheduled_start_on, due_at });
}
